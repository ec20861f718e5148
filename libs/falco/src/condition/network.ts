/** An address as a number, and how many bits it has. */
interface Address {
  readonly bits: 32 | 128;
  readonly number: bigint;
}

/** Whether an address is in a network, e.g. `10.1.2.3` in `10.0.0.0/8`; an address is a network of its own. False for what is neither. */
export function inNetwork(address: string, network: string): boolean {
  const inside = addressOf(address);
  const range = networkOf(network);
  if (inside === undefined || range === undefined || inside.bits !== range.bits) return false;
  const host = BigInt(range.bits - range.length);
  return inside.number >> host === range.number >> host;
}

/** Whether a text is a network with the length of its prefix, e.g. `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  return text.includes('/') && networkOf(text) !== undefined;
}

export function isAddress(text: string): boolean {
  return addressOf(text) !== undefined;
}

function networkOf(text: string): (Address & { readonly length: number }) | undefined {
  const [host = '', prefix, ...rest] = text.split('/');
  const address = addressOf(host);
  if (address === undefined || rest.length > 0) return undefined;
  if (prefix === undefined) return { ...address, length: address.bits };
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Infinity;
  return length <= address.bits ? { ...address, length } : undefined;
}

function addressOf(text: string): Address | undefined {
  if (text.includes(':')) return ipv6(text);
  const octets = text.split('.').map((octet) => (/^\d{1,3}$/.test(octet) ? Number(octet) : Infinity));
  if (octets.length !== 4 || octets.some((octet) => octet > 255)) return undefined;
  return { bits: 32, number: octets.reduce((number, octet) => (number << 8n) | BigInt(octet), 0n) };
}

/** Without an IPv4 address at its end. */
function ipv6(text: string): Address | undefined {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail = []] = halves;
  const missing = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { bits: 128, number: groups.reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n) };
}
