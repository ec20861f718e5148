import { describe, expect, it } from 'vitest';
import { entropy, isHarmless, isReference, isWordy, looksRandom } from './literal.ts';
import { random } from './testing.ts';

describe('entropy', () => {
  it.each([
    ['aaaa', 0],
    ['abab', 1],
    ['abcd', 2],
    ['0123456789abcdef', 4],
  ])('of %s is %d bits a character', (text, bits) => {
    expect(entropy(text)).toBeCloseTo(bits, 10);
  });
});

describe('looksRandom', () => {
  const seeds = Array.from({ length: 1000 }, (_, seed) => seed);
  const share = (make: (seed: number) => string) =>
    seeds.filter((seed) => looksRandom(make(seed))).length / seeds.length;

  it.each([
    ['alnum', 12, 0.94],
    ['alnum', 16, 0.96],
    ['alnum', 20, 0.99],
    ['alnum', 32, 0.999],
    ['alnum', 40, 1],
    ['upper', 20, 0.92],
    ['upper', 32, 0.99],
    ['hex', 16, 0.95],
    ['hex', 32, 1],
  ] as const)('sees through %s text of %d characters', (alphabet, length, least) => {
    expect(share((seed) => random(length, alphabet, seed + 1))).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ...['order-postgres', 'aws-prod-eu-west-1-postgres', 'ORDER_POSTGRES_PASSWORD', 'externalSecretName', 'v1.24.3'],
    ...[
      '2026-11-21',
      '1700000000',
      '10.0.0.0/16',
      'a1b2c3',
      'order.order.svc.cluster.local:8080',
      'two words Xk29lmP0qq',
    ],
    ...['7f3d2c1b-0a9e-4d8c-b7a6-5f4e3d2c1b0a', 'aaaaaaaaaaaaaaaaaaaa1', 'tls.p12', 'x86_64', 'k8s-s3-ec2'],
  ])('takes %s for what it is', (text) => {
    expect(looksRandom(text)).toBe(false);
  });
});

describe('isWordy', () => {
  it.each(['DB_PASSWORD', 'camelCaseName', '$global.Values.image.pullSecrets', 'a-b', 'west1', ''])(
    '%s reads as words',
    (text) => {
      expect(isWordy(text)).toBe(true);
    },
  );

  it.each(['QzWvBnMxPlKjHgFdSa', 'a8Fk2', 'abcdefghijklmnopqrstuvw'])('%s does not', (text) => {
    expect(isWordy(text)).toBe(false);
  });
});

describe('isReference', () => {
  it.each([
    ...[
      '{{ .password }}',
      '$(PASSWORD)',
      '${PASSWORD}',
      '$PASSWORD',
      '%(password)s',
      '<password>',
      '[redacted]',
      '***',
      'xxxx',
      '',
    ],
    ...[
      'Bearer {{ .token }}',
      'prefix-${TOKEN}',
      'op://vault/item/field',
      'ref+vault://secret/a#b',
      'vault:secret/data/a#b',
    ],
  ])('%s is filled in later, or hidden', (text) => {
    expect(isReference(text)).toBe(true);
  });

  it.each(['hunter22', '$ecret1', 'a{b}c', '{{', 'Xk29lmP0qq-${X}', 'ENC[AES256_GCM]', 'vault:'])(
    '%s is not',
    (text) => {
      expect(isReference(text)).toBe(false);
    },
  );
});

describe('isHarmless', () => {
  it.each([
    ...[
      '/etc/secrets/postgres/password',
      './token',
      '~/.ssh/id_rsa',
      'C:\\secrets\\token.txt',
      '/var/lib/delivery-assignment-controller/token',
    ],
    ...[
      'true',
      'None',
      'https://login.example.com/token',
      'arn:aws:kms:eu-west-1:123456789012:key/a',
      `sha256:${random(64, 'hex')}`,
    ],
    ...['-----BEGIN CERTIFICATE-----\nabc', '-----BEGIN PUBLIC KEY-----\nabc', 'ssh-ed25519 AAAAC3Nz order'],
  ])('%s is no credential', (text) => {
    expect(isHarmless(text)).toBe(true);
  });

  it.each([
    ...[
      'postgres',
      'truely',
      `/${random(39)}`,
      'https://a:hunter22@db',
      '-----BEGIN RSA PRIVATE KEY-----\nabc',
      'sha256',
    ],
  ])('%s may be one', (text) => {
    expect(isHarmless(text)).toBe(false);
  });
});
