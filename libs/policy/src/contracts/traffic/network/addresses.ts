import type { Range } from './ranges.ts';

/** Addresses of IPv4 are counted after all of IPv6, so that one number stands for one address. */
const IPV4 = 1n << 128n;

const WORD = /^[0-9a-f]{1,4}$/i;
const BYTE = /^\d{1,3}$/;
const DIGITS = /^\d{1,3}$/;

/** Every address of both families. */
export const everyAddress: readonly Range[] = [[0n, IPV4 + (1n << 32n) - 1n]];

/** The addresses of a CIDR, or of one address; undefined for what is neither. */
export function addressesOf(cidr: string): Range | undefined {
  const [address = '', prefix, more] = cidr.split('/');
  const isIpv6 = address.includes(':');
  const number = isIpv6 ? ipv6(address) : ipv4(address);
  const bits = isIpv6 ? 128 : 32;
  if (number === undefined || more !== undefined) return undefined;
  if (prefix !== undefined && !(DIGITS.test(prefix) && Number(prefix) <= bits)) return undefined;
  const size = 1n << BigInt(bits - Number(prefix ?? bits));
  const first = (number / size) * size + (isIpv6 ? 0n : IPV4);
  return [first, first + size - 1n];
}

/** As a list: empty for what is no CIDR. */
export function blockOf(cidr: string): readonly Range[] {
  const range = addressesOf(cidr);
  return range ? [range] : [];
}

function ipv4(text: string): bigint | undefined {
  const bytes = text.split('.');
  if (bytes.length !== 4 || !bytes.every((byte) => BYTE.test(byte) && Number(byte) < 256)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** At most one `::` stands for as many zeros as are missing. */
function ipv6(text: string): bigint | undefined {
  const [head = '', tail, more] = text.split('::');
  const wordsOf = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [wordsOf(head), wordsOf(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (more !== undefined || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const words = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (!words.every((word) => WORD.test(word))) return undefined;
  return words.reduce((sum, word) => sum * 65536n + BigInt(`0x${word}`), 0n);
}
