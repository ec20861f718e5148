import { expect, it } from 'vitest';
import { findSecrets } from './index.ts';
import { random } from './testing.ts';

const encrypted = (type = 'str') =>
  `ENC[AES256_GCM,data:${random(24)},iv:${random(43)}=,tag:${random(22)}==,type:${type}]`;
const secret = (data: object, sops?: object) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'order' },
  data,
  ...(sops && { sops }),
});
const sops = { mac: encrypted(), age: [{ recipient: `age1${random(58)}`, enc: '-----BEGIN AGE ENCRYPTED FILE-----' }] };

it('a Secret that SOPS encrypted passes', () => {
  expect(findSecrets(secret({ password: encrypted(), port: encrypted('int'), empty: '' }, sops))).toEqual([]);
});

it('one plain leaf is found', () => {
  expect(findSecrets(secret({ password: encrypted(), user: 'b3JkZXI=' }, sops))).toEqual([
    { path: ['data', 'user'], kind: 'plain value in a Secret that SOPS encrypts', preview: 'user: ***' },
  ]);
});

it('what only looks encrypted is plain', () => {
  for (const text of ['ENC[hunter22]', `${encrypted()} x`, '{{ .password }}'])
    expect(findSecrets(secret({ a: text }, sops))).toMatchObject([{ path: ['data', 'a'] }]);
});

it('without the code that guards it, an encrypted value does not count', () => {
  for (const without of [undefined, {}, { mac: '' }, { mac: 'x' }])
    expect(findSecrets(secret({ password: encrypted() }, without))).toEqual([
      { path: ['data', 'password'], kind: 'SOPS value without its sops.mac', preview: 'password: ***' },
    ]);
});

it('an encrypted value may stand under any name of any object', () => {
  expect(findSecrets({ kind: 'ConfigMap', data: { password: encrypted() }, sops })).toEqual([]);
});
