import type { Check } from '../../../check.ts';
import { fieldsAt, listAt, textAt } from '../../../fields.ts';
import { inTurn } from '../../../pods/each.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

/** How kustomize ends the name of a Secret: a dash and ten characters of its own alphabet. */
const HASHED = /-[bcdfghkmt2456789]{10}$/;
const CHECKSUM = /checksum.*secret|secret.*(?:checksum|hash)/i;

export const noHashOfSecret: Check = {
  id: 'S06',
  name: 'no-hash-of-secret',
  title: 'No name and no annotation is a hash of a secret',
  why: 'Who reads the hash tries passwords until one fits, without a single login; a short one takes seconds.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/'],
  fix: 'give the Secret a fixed name, and let a reloader restart its pods when it changes',
  good: [
    { name: 'fixed names' },
    {
      name: 'a name that ends in a word',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.target.name': 'order-abcdefghij' },
    },
    {
      name: 'such characters within a name',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.target.name': 'order-9k2hf7m4t5-tls' },
    },
    {
      name: 'a name that ends in nine characters',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.target.name': 'order-9k2hf7m4t' },
    },
    {
      name: 'the hash of a ConfigMap',
      set: { 'template.metadata.annotations["checksum/config"]': 'f0e1' },
    },
    {
      name: 'a ConfigMap with a hash',
      set: { 'pod.volumes[2]': { name: 'config', configMap: { name: 'order-9k2hf7m4t5' } } },
    },
  ],
  bad: [
    {
      name: 'the name of a Secret',
      on: 'Secret shop/order-9k2hf7m4t5',
      add: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'order-9k2hf7m4t5', namespace: 'shop' } }],
      at: 'metadata.name',
      found: 'Secret "order-9k2hf7m4t5"',
    },
    {
      name: 'the Secret of an ExternalSecret',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.target.name': 'order-9k2hf7m4t5' },
      at: 'spec.target.name',
      found: 'Secret "order-9k2hf7m4t5"',
    },
    {
      name: 'the Secret of a volume',
      on: 'Rollout shop/payment',
      set: { 'pod.volumes[1].secret.secretName': 'payment-9k2hf7m4t5' },
      at: 'pod.volumes[1].secret.secretName',
      found: 'Secret "payment-9k2hf7m4t5"',
    },
    {
      name: 'a checksum among the annotations of pods',
      set: { 'template.metadata.annotations': { 'checksum/postgres-secret': 'f0e1' } },
      at: 'template.metadata.annotations["checksum/postgres-secret"]',
      found: 'annotation "checksum/postgres-secret"',
    },
    {
      name: 'a checksum that says it the other way round',
      on: 'CronJob shop/settlement',
      set: { 'template.metadata.annotations': { 'example.org/secretHash': 'f0e1' } },
      at: 'template.metadata.annotations["example.org/secretHash"]',
      found: 'annotation "example.org/secretHash"',
    },
  ],
  inspect: inTurn(
    eachObject('', 'Secret', (secret) => hashedAt(secret, ['metadata', 'name'])),
    eachObject('external-secrets.io', 'ExternalSecret', (secret) => hashedAt(secret, ['spec', 'target', 'name'])),
    function* (world) {
      for (const { owner, path, spec, metadata } of world.pods) {
        for (const i of listAt(spec, 'volumes').keys()) {
          for (const wrong of hashedAt(owner, [...path, 'spec', 'volumes', i, 'secret', 'secretName'])) {
            yield { object: owner, ...wrong };
          }
        }
        for (const annotation of Object.keys(fieldsAt(metadata, 'annotations'))) {
          if (!CHECKSUM.test(annotation)) continue;
          yield {
            object: owner,
            path: [...path, 'metadata', 'annotations', annotation],
            found: `annotation ${shown(annotation)}`,
            allowed: 'no hash of a Secret',
          };
        }
      }
    },
  ),
};

function* hashedAt(object: unknown, path: readonly (string | number)[]) {
  const name = textAt(object, ...path) ?? '';
  if (!HASHED.test(name)) return;
  yield { path, found: `Secret ${shown(name)}`, allowed: 'a name without a hash' };
}
