import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inNetwork, isAddress, isNetwork } from './network.ts';

it.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '0.0.0.0/0', true],
  ['fd00:ec2::254', 'fd00:ec2::/32', true],
  ['fd00:ec3::254', 'fd00:ec2::/32', false],
  ['::1', '::1', true],
  ['::1', '0.0.0.0/0', false],
  ['10.1.2.3', '10.0.0.0/33', false],
  ['order', '10.0.0.0/8', false],
])('%s in %s: %s', (address, network, expected) => {
  expect(inNetwork(address, network)).toBe(expected);
});

it('holds every address that shares the prefix, and none that does not', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), fc.nat(32), (a, b, length) => {
      const bits = (address: string) =>
        address
          .split('.')
          .map((octet) => Number(octet).toString(2).padStart(8, '0'))
          .join('')
          .slice(0, length);
      expect(inNetwork(a, `${b}/${length}`)).toBe(bits(a) === bits(b));
    }),
  );
});

it('knows every IPv6 address', () => {
  const plain = fc.ipV6().filter((address) => !address.includes('.'));
  fc.assert(
    fc.property(plain, (address) => {
      expect(isAddress(address)).toBe(true);
    }),
  );
});

it.each(['', '10.1.2', '10.1.2.3.4', '10.1.2.256', '1::2::3', '1:2:3', 'g::1', '10.1.2.3/8'])(
  '%j is no address',
  (text) => {
    expect(isAddress(text)).toBe(false);
  },
);

it.each([
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['10.0.0.0', false],
  ['10.0.0.0/8/8', false],
  ['10.0.0.0/x', false],
  ['fd00::/129', false],
])('%s is a network: %s', (text, expected) => {
  expect(isNetwork(text)).toBe(expected);
});
