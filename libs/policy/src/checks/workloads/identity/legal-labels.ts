import type { Manifest } from '@delivery/manifest';
import type { Check, Path, Violation } from '../../../check.ts';
import { fieldsAt } from '../../../fields.ts';

const longest = 63;
const WORD = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

export const legalLabels: Check = {
  id: 'W65a',
  name: 'legal-labels',
  title: 'Labels are such that the API server takes them',
  why: 'No schema says how long a label may be or what it is made of: the API server refuses the object, and with it the sync.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score label-values',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  ],
  fix: 'shorten the label, or put the text into an annotation',
  good: [
    { name: 'of Kubernetes' },
    { name: 'an empty value', set: { 'metadata.labels.canary': '' } },
    { name: 'the longest value', set: { 'metadata.labels.team': 'a'.repeat(63) } },
    { name: 'capitals, dots and underscores', set: { 'metadata.labels': { 'Team.a_b-C': 'A.b_c-9' } } },
    { name: 'the longest key', set: { 'metadata.labels': { [`${'a'.repeat(253)}/${'b'.repeat(63)}`]: 'a' } } },
    { name: 'a number, which schemas speak of', set: { 'metadata.labels.version': 1.4 } },
  ],
  bad: [
    {
      name: 'a long value',
      set: { 'metadata.labels.team': 'a'.repeat(64) },
      at: 'metadata.labels.team',
      found: `the value of label "team" has 64 characters`,
    },
    {
      name: 'a value with a space, on a Rollout',
      on: 'Rollout shop/payment',
      set: { 'metadata.labels.team': 'the payments' },
      at: 'metadata.labels.team',
      found: 'the value of label "team" is "the payments"',
    },
    {
      name: 'a value that ends in a dash, on the pods of a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'template.metadata.labels.team': 'payments-' },
      at: 'template.metadata.labels.team',
      found: 'the value of label "team" is "payments-"',
    },
    {
      name: 'a value as long as may be that ends in a dash',
      set: { 'metadata.labels.team': `${'a'.repeat(62)}-` },
      at: 'metadata.labels.team',
      found: `the value of label "team" is "${'a'.repeat(62)}-"`,
    },
    {
      name: 'a value of a bare Pod',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'probe', namespace: 'shop', labels: { team: '-' } },
          spec: {},
        },
      ],
      object: 'Pod shop/probe',
      at: 'metadata.labels.team',
      found: 'the value of label "team" is "-"',
    },
    {
      name: 'a long name of a key, on a ConfigMap',
      on: 'ConfigMap shop/order',
      set: { [`metadata.labels["shop.example/${'a'.repeat(64)}"]`]: 'a' },
      at: `metadata.labels["shop.example/${'a'.repeat(64)}"]`,
      found: `the name of label "shop.example/${'a'.repeat(64)}" has 64 characters`,
    },
    {
      name: 'a key with a slash too many',
      set: { 'metadata.labels["shop.example/a/b"]': 'a' },
      at: 'metadata.labels["shop.example/a/b"]',
      found: 'the name of label "shop.example/a/b" is "a/b"',
    },
    {
      name: 'a key without a name',
      set: { 'metadata.labels["shop.example/"]': 'a' },
      at: 'metadata.labels["shop.example/"]',
      found: 'the name of label "shop.example/" is ""',
    },
    {
      name: 'a prefix in capitals',
      set: { 'metadata.labels["Shop.example/a"]': 'a' },
      at: 'metadata.labels["Shop.example/a"]',
      found: 'the prefix of label "Shop.example/a" is "Shop.example"',
    },
    {
      name: 'a long prefix',
      set: { [`metadata.labels["${'a'.repeat(254)}/a"]`]: 'a' },
      at: `metadata.labels["${'a'.repeat(254)}/a"]`,
      found: `the prefix of label "${'a'.repeat(254)}/a" has 254 characters`,
    },
    {
      name: 'an empty prefix',
      set: { 'metadata.labels["/a"]': 'a' },
      at: 'metadata.labels["/a"]',
      found: 'the prefix of label "/a" is ""',
    },
  ],
  inspect: function* ({ objects, pods }) {
    for (const object of objects) yield* illegal(object, ['metadata', 'labels'], object.metadata.labels);
    for (const { owner, path, metadata } of pods) {
      // the labels of a bare Pod are those of the object
      if (path.length > 0) yield* illegal(owner, [...path, 'metadata', 'labels'], metadata['labels']);
    }
  },
};

function* illegal(object: Manifest, path: Path, labels: unknown): Iterable<Violation> {
  for (const [key, value] of Object.entries(fieldsAt(labels))) {
    const slash = key.indexOf('/');
    const wrong =
      (slash >= 0 ? wrongIn('prefix', key.slice(0, slash), SUBDOMAIN, 253) : undefined) ??
      wrongIn('name', key.slice(slash + 1), WORD, longest) ??
      (typeof value === 'string' && value !== '' ? wrongIn('value', value, WORD, longest) : undefined);
    if (wrong)
      yield {
        object,
        path: [...path, key],
        found: `the ${wrong.part} of label "${key}" ${wrong.says}`,
        allowed: wrong.allowed,
      };
  }
}

const ALLOWED = {
  prefix: 'a DNS name of up to 253 characters',
  name: 'up to 63 letters, digits, "-", "_" and ".", a letter or digit at both ends',
  value: 'up to 63 letters, digits, "-", "_" and ".", a letter or digit at both ends',
};

function wrongIn(part: keyof typeof ALLOWED, text: string, pattern: RegExp, most: number) {
  if (text.length <= most && pattern.test(text)) return undefined;
  return { part, says: text.length > most ? `has ${text.length} characters` : `is "${text}"`, allowed: ALLOWED[part] };
}
