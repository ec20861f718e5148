import type { Check } from '../../../check.ts';
import { listAt } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import { eachApplication } from './applications.ts';

const NEEDED = {
  'ServerSideApply=true':
    'without it Argo CD writes a copy of each object into an annotation, which large ones do not fit',
  'PruneLast=true': 'without it objects go before those that replace them are there',
  'FailOnSharedResource=true': 'without it two Applications may each write the same object, for ever',
  'PrunePropagationPolicy=foreground': 'without it an object is gone before what belongs to it',
};

const FORBIDDEN = new Map([
  ['Replace=true', 'it deletes and creates what cannot be updated'],
  ['Force=true', 'it deletes and creates what cannot be updated'],
  ['Validate=false', 'it hides unknown fields'],
  ['CreateNamespace=true', 'it makes Namespaces without labels, quota and policies'],
]);

const options = [
  'ServerSideApply=true',
  'FailOnSharedResource=true',
  'PruneLast=true',
  'PrunePropagationPolicy=foreground',
];

export const applicationSyncOptions: Check = {
  id: 'A13',
  name: 'application-sync-options',
  title: 'An Application applies on the server, prunes last, shares no object and replaces none',
  why: 'The defaults of Argo CD apply on the client, prune in any order and let two Applications fight for an object.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/'],
  fix: `set syncPolicy.syncOptions: [${options.join(', ')}]`,
  good: [
    { name: 'all four' },
    {
      name: 'all four in another order, and one more',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.syncOptions': ['SkipDryRunOnMissingResource=true', ...options.toReversed()] },
    },
    {
      name: 'switched off by name',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.syncOptions[4]': 'Replace=false' },
    },
  ],
  bad: [
    ...options.map((option, i) => ({
      name: `without ${option}`,
      on: 'Application argocd/order',
      set: { [`spec.syncPolicy.syncOptions[${i}]`]: undefined },
      at: 'spec.syncPolicy.syncOptions',
      found: `no "${option}"`,
    })),
    ...[...FORBIDDEN.keys()].map((option) => ({
      name: `with ${option}`,
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.syncOptions[4]': option },
      at: 'spec.syncPolicy.syncOptions[4]',
      found: `"${option}"`,
    })),
    {
      name: 'one of them missing in an ApplicationSet',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.syncPolicy.syncOptions': options.slice(1) },
      at: 'spec.template.spec.syncPolicy.syncOptions',
      found: 'no "ServerSideApply=true"',
    },
  ],
  inspect: eachApplication(function* (spec) {
    const path = ['syncPolicy', 'syncOptions'];
    const given = listAt(spec, ...path);
    for (const [option, because] of Object.entries(NEEDED)) {
      if (given.includes(option)) continue;
      yield { path, found: `no ${shown(option)}`, allowed: `${option}: ${because}` };
    }
    for (const [i, option] of given.entries()) {
      const because = FORBIDDEN.get(String(option));
      if (because) yield { path: [...path, i], found: shown(option), allowed: `not this option: ${because}` };
    }
  }),
};
