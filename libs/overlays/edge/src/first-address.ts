/**
 * The first address of a range that a host may have: `10.22.1.0/28` → `10.22.1.1`.
 *
 * @param cidr as the facts state it: IPv4, without bits behind the prefix
 */
export function firstAddress(cidr: string): string {
  const [address = '', prefix] = cidr.split('/');
  if (prefix === '32') return address;
  const octets = address.split('.');
  return [...octets.slice(0, 3), Number(octets[3]) + 1].join('.');
}
