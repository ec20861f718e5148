import { expect, it } from 'vitest';
import { addressesOf, blockOf, everyAddress } from './addresses.ts';
import { without } from './ranges.ts';

const holds = (outer: string, inner: string) => without(blockOf(inner), blockOf(outer)).length === 0;

it.each([
  ['10.0.0.0/8', '10.255.255.255'],
  ['10.40.240.7/24', '10.40.240.0/25'],
  ['0.0.0.0/0', '255.255.255.255/32'],
  ['fd00:ec2::/32', 'fd00:ec2::254'],
  ['::/0', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8/128'],
  ['::1', '0:0:0:0:0:0:0:1'],
  ['1::', '1:0:0:0:0:0:0:0'],
])('%s holds %s', (outer, inner) => {
  expect(holds(outer, inner)).toBe(true);
});

it.each([
  ['10.0.0.0/8', '11.0.0.0/32'],
  ['10.40.240.0/24', '10.40.240.0/23'],
  ['0.0.0.0/0', '::/128'],
  ['::/0', '0.0.0.0/32'],
  ['169.254.169.254', '169.254.169.253'],
  ['::1', '::2'],
])('%s does not hold %s', (outer, inner) => {
  expect(holds(outer, inner)).toBe(false);
});

it('counts the addresses of a block', () => {
  const [first, last] = addressesOf('192.168.0.0/22') ?? [0n, 0n];
  expect(last - first + 1n).toBe(1024n);
});

it('knows every address of both families', () => {
  expect(without([...blockOf('0.0.0.0/0'), ...blockOf('::/0')], everyAddress)).toEqual([]);
  expect(without(everyAddress, [...blockOf('0.0.0.0/0'), ...blockOf('::/0')])).toEqual([]);
});

it.each([
  '',
  'shop',
  '10.0.0',
  '10.0.0.0.0',
  '10.0.0.256',
  '10.0.0.x',
  '10.0.0.-1',
  '10.0.0.0001',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '10.0.0.0/x8',
  '10.0.0.0/8x',
  '::/129',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  'g::1',
  '12345::',
  '1x::',
])('%j is no address', (text) => {
  expect(addressesOf(text)).toBeUndefined();
  expect(blockOf(text)).toEqual([]);
});
