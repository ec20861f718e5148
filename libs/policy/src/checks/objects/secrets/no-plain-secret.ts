import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { secretsIn } from '../../../secrets.ts';
import { eachObject } from '../each-object.ts';

const encrypted = `ENC[AES256_GCM,data:${'b'.repeat(24)},iv:${'c'.repeat(43)}=,tag:${'d'.repeat(22)}==,type:str]`;

export const noPlainSecret: Check = {
  id: 'S01',
  name: 'no-plain-secret',
  title: 'No Secret in the tree holds a readable value',
  why: 'base64 hides nothing: everybody who may read the repository has it, and no later commit takes it out of the history.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/', 'trivy KSV-0109'],
  fix: 'change the value, since it has leaked; keep the new one in the secret store, and let an ExternalSecret make the Secret',
  good: [
    { name: 'an ExternalSecret for each' },
    { name: 'a Secret that a controller fills', add: [secret({ type: 'kubernetes.io/service-account-token' })] },
    { name: 'empty lists', add: [secret({ data: {}, stringData: {} })] },
    {
      name: 'encrypted by SOPS',
      add: [secret({ data: { user: encrypted, password: encrypted }, sops: { mac: encrypted } })],
    },
    {
      name: 'a kind of another group',
      add: [{ ...secret({ stringData: { user: 'order' } }), apiVersion: 'example.org/v1' }],
    },
  ],
  bad: [
    {
      name: 'base64',
      on: 'Secret shop/plain',
      add: [secret({ data: { user: 'b3JkZXI=' } })],
      at: 'data.user',
      found: 'plain value of a Secret: user: ***',
    },
    {
      name: 'plain text',
      on: 'Secret shop/plain',
      add: [secret({ stringData: { user: 'order' } })],
      at: 'stringData.user',
      found: 'plain value of a Secret: user: ***',
    },
    {
      name: 'one value that SOPS did not encrypt',
      on: 'Secret shop/plain',
      add: [secret({ stringData: { user: 'order', password: encrypted }, sops: { mac: encrypted } })],
      at: 'stringData.user',
      found: 'plain value in a Secret that SOPS encrypts: user: ***',
    },
    {
      name: 'encrypted, without the code that guards it',
      on: 'Secret shop/plain',
      add: [secret({ data: { user: encrypted } })],
      at: 'data.user',
      found: 'SOPS value without its sops.mac: user: ***',
    },
  ],
  inspect: eachObject('', 'Secret', function* (object) {
    for (const { path, kind, preview } of secretsIn(object)) {
      yield { path, found: `${kind}: ${preview}`, allowed: 'no value, or one that SOPS encrypted' };
    }
  }),
};

function secret(rest: Readonly<Record<string, unknown>>): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'plain', namespace: 'shop' }, ...rest };
}
