import { describe, expect, it } from 'vitest';
import { secretOfCertificate, secretOfExternalSecret } from './made-secrets.ts';

describe('keys of the Secret of an ExternalSecret', () => {
  const keys = (spec: Readonly<Record<string, unknown>>) => secretOfExternalSecret(spec, 'it')[0]?.keys;
  const data = [{ secretKey: 'a' }, { secretKey: 7 }];
  const template = (fields: Readonly<Record<string, unknown>>) => ({ data, target: { template: fields } });

  it.each([
    ['those that are fetched', { data }, ['a']],
    ['unknown, when all of a store are fetched', { data, dataFrom: [{ extract: { key: 'x' } }] }, undefined],
    ['those of the template', template({ data: { b: '' } }), ['b']],
    ['both, when the template is merged', template({ mergePolicy: 'Merge', data: { b: '' } }), ['a', 'b']],
    ['those that are fetched, when the template only says the type', template({ type: 'Opaque' }), ['a']],
    ['unknown, when templates stand elsewhere', template({ templateFrom: [{ configMap: {} }] }), undefined],
    ['none', {}, []],
  ])('are %s', (_words, spec, expected) => {
    expect(keys(spec)).toEqual(expected);
  });
});

describe('keys of the Secret of a Certificate', () => {
  const keys = (spec: Readonly<Record<string, unknown>>) =>
    secretOfCertificate({ secretName: 'tls', ...spec })[0]?.keys?.filter((key) => !key.endsWith('.crt'));

  it.each([
    ['the certificate and its key', {}, ['tls.key']],
    ['key stores of Java', { keystores: { jks: { create: true } } }, ['tls.key', 'keystore.jks', 'truststore.jks']],
    ['key stores', { keystores: { pkcs12: { create: true } } }, ['tls.key', 'keystore.p12', 'truststore.p12']],
    ['no key stores that are not asked for', { keystores: { jks: { create: false }, pkcs12: null } }, ['tls.key']],
    [
      'other forms',
      { additionalOutputFormats: [{ type: 'CombinedPEM' }, { type: 'DER' }, { type: 'Other' }, null] },
      ['tls.key', 'tls-combined.pem', 'key.der'],
    ],
  ])('are %s', (_words, spec, expected) => {
    expect(keys(spec)).toEqual(expected);
  });
});
