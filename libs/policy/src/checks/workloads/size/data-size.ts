import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { fieldsAt } from '../../../fields.ts';
import { bytesOf, decodedBytesOf, limits, sizeText } from './bytes.ts';

const { data: most } = limits;
const secret = (fields: Readonly<Record<string, unknown>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'extra', namespace: 'shop' },
  ...fields,
});

export const dataSize: Check = {
  id: 'W72b',
  name: 'data-size',
  title: 'The data of a ConfigMap or Secret stays below 1 MiB',
  why: 'The API server refuses more, and with it the sync.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
    'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size',
  ],
  fix: 'split the object, or put the file into object storage or an image',
  good: [
    { name: 'small' },
    { name: 'the most', on: 'ConfigMap shop/order', set: { data: { file: 'a'.repeat(most) } } },
    {
      name: 'the most, of both kinds of data',
      on: 'ConfigMap shop/order',
      set: { data: { file: 'a'.repeat(most - 3) }, binaryData: { file: 'YWJj' } },
    },
    {
      name: 'the most of a Secret',
      add: [secret({ data: { file: 'YWI=' }, stringData: { other: 'a'.repeat(most - 2) } })],
    },
    {
      name: 'a ConfigMap of somebody else',
      add: [{ ...secret({ data: { file: 'a'.repeat(2 * most) } }), apiVersion: 'example.com/v1' }],
    },
    { name: 'no text, which schemas speak of', on: 'ConfigMap shop/order', set: { 'data.size': most + 1 } },
  ],
  bad: [
    {
      name: 'one byte more',
      on: 'ConfigMap shop/order',
      set: { data: { file: 'a'.repeat(most + 1) } },
      at: 'data',
      found: 'data of 1,048,577 bytes',
    },
    {
      name: 'one byte more of both kinds',
      on: 'ConfigMap shop/order',
      set: { data: { file: 'a'.repeat(most - 2) }, binaryData: { file: 'YWJj\n' } },
      at: 'data',
      found: 'data of 1,048,577 bytes',
    },
    {
      name: 'one byte more of a Secret',
      add: [secret({ data: { file: 'YWI=' }, stringData: { other: 'a'.repeat(most - 1) } })],
      object: 'Secret shop/extra',
      at: 'data',
      found: 'data of 1,048,577 bytes',
    },
  ],
  inspect: function* (world) {
    for (const object of world.of('', 'ConfigMap')) yield* tooLarge(object, 'data', 'binaryData');
    for (const object of world.of('', 'Secret')) yield* tooLarge(object, 'stringData', 'data');
  },
};

function* tooLarge(object: Manifest, plain: string, encoded: string) {
  const bytes = sum(object, plain, bytesOf) + sum(object, encoded, decodedBytesOf);
  if (bytes > most) yield { object, path: ['data'], found: `data of ${sizeText(bytes)}`, allowed: sizeText(most) };
}

function sum(object: Manifest, field: string, bytes: (text: string) => number): number {
  return Object.values(fieldsAt(object, field)).reduce<number>(
    (all, value) => all + (typeof value === 'string' ? bytes(value) : 0),
    0,
  );
}
