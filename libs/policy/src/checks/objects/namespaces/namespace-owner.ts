import type { Check } from '../../../check.ts';
import { fieldsAt } from '../../../fields.ts';
import { eachNamespace } from './namespaces.ts';

const OWNER = /(?:^|\/)(?:owner|team)$/;
const own = 'metadata.labels["delivery.example/owner"]';

export const namespaceOwner: Check = {
  id: 'B03',
  name: 'namespace-owner',
  title: 'Every Namespace names its owner',
  why: 'At night somebody has to know whom to wake, and what may be removed when a team is gone.',
  severity: 'error',
  level: 'all',
  sources: ['kube-linter required-label-owner', 'gatekeeper-library requiredlabels', 'kyverno require-labels'],
  fix: 'label it with its team, e.g. delivery.example/owner: ordering',
  good: [
    { name: 'an owner' },
    {
      name: 'a team, under the key of another company',
      on: 'Namespace shop',
      set: { [own]: undefined, 'metadata.labels["example.org/team"]': 'ordering' },
    },
    {
      name: 'an owner without a prefix',
      on: 'Namespace shop',
      set: { [own]: undefined, 'metadata.labels.owner': 'ordering' },
    },
  ],
  bad: [
    {
      name: 'none',
      on: 'Namespace shop',
      set: { [own]: undefined },
      at: 'metadata.labels',
      found: 'no label of the owner',
    },
    {
      name: 'an empty one',
      on: 'Namespace shop',
      set: { [own]: '' },
      at: 'metadata.labels',
      found: 'no label of the owner',
    },
    {
      name: 'no labels at all',
      on: 'Namespace books',
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'books' } }],
      at: 'metadata.labels',
      found: 'no label of the owner',
    },
    {
      name: 'a key that only begins the same',
      on: 'Namespace shop',
      set: { [own]: undefined, 'metadata.labels["example.org/ownership"]': 'shared' },
      at: 'metadata.labels',
      found: 'no label of the owner',
    },
    {
      name: 'a key that only ends the same',
      on: 'Namespace shop',
      set: { [own]: undefined, 'metadata.labels["example.org/co-owner"]': 'ordering' },
      at: 'metadata.labels',
      found: 'no label of the owner',
    },
  ],
  inspect: eachNamespace(function* (namespace) {
    const labels = Object.entries(fieldsAt(namespace, 'metadata', 'labels'));
    if (labels.some(([key, value]) => OWNER.test(key) && value !== '')) return;
    yield {
      path: ['metadata', 'labels'],
      found: 'no label of the owner',
      allowed: 'a label "owner" or "team", with any prefix',
    };
  }),
};
