import { expect, it } from 'vitest';
import { withoutHash } from './name-hash.ts';

it.each([
  ['shop-order-service-c8a1b2c3', 'shop-order-service'],
  ['shop-c8a1b2c3-headless', 'shop-headless'],
  ['rates-b2c4d6f8h9', 'rates'],
  ['order-7d9f8b6c5d', 'order'],
  ['order', 'order'],
  ['order-database', 'order-database'],
  ['eu-west-1', 'eu-west-1'],
  ['order-c8', 'order-c8'],
])('%s is %s', (name, plain) => expect(withoutHash(name)).toBe(plain));
