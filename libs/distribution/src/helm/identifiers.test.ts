import { expect, it } from 'vitest';
import { decapitalized, identifiers } from './identifiers.ts';

it.each([
  ['order', 'order'],
  ['api-gateway', 'apiGateway'],
  ['POSTGRES_HOST', 'POSTGRES_HOST'],
  ['delivery.example/config-hash', 'deliveryExampleConfigHash'],
  ['2nd', '_2nd'],
  ['/', '_'],
])('%s is %s', (label, name) => {
  expect(identifiers([label])).toEqual([name]);
});

it('numbers what would be one name, and keeps off reserved ones', () => {
  expect(identifiers(['a.b', 'a-b', 'a/b', 'image'], ['image'])).toEqual(['aB', 'aB2', 'aB3', 'image2']);
});

it.each([
  ['Deployment', 'deployment'],
  ['NetworkPolicy', 'networkPolicy'],
  ['HTTPRoute', 'httpRoute'],
  ['DNSEndpoint', 'dnsEndpoint'],
  ['APIService', 'apiService'],
  ['HPA', 'hpa'],
])('%s begins as %s', (kind, name) => {
  expect(decapitalized(kind)).toBe(name);
});
