import type { Check } from '../../../check.ts';
import { at, listAt, textAt, type Fields } from '../../../fields.ts';
import type { Wrong } from '../../../pods/each.ts';
import { shown, stated } from '../../../shown.ts';
import { eachApplication } from './applications.ts';

const hpa = { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] };

export const ignoreDifferencesNarrow: Check = {
  id: 'A13a',
  name: 'ignore-differences-narrow',
  title: 'What a sync ignores is a single field of a single kind',
  why: 'With RespectIgnoreDifferences an ignored field is no longer written: under a wide pointer a fix in git never arrives, and a change by hand is never put back.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-difference-configs',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
  ],
  fix: 'name the group and kind, and point at the field that a controller writes, e.g. /spec/replicas',
  good: [
    { name: 'nothing is ignored' },
    {
      name: 'one field of one kind',
      on: 'Application argocd/order',
      set: { 'spec.ignoreDifferences': [hpa], 'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true' },
    },
    {
      name: 'one field by an expression',
      on: 'Application argocd/order',
      set: {
        'spec.ignoreDifferences': [
          { group: '', kind: 'Service', jqPathExpressions: ['.spec.ports[].nodePort', '.spec.clusterIP'] },
        ],
        'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
    },
    {
      name: 'a wide pointer that is shown in sync, and written all the same',
      on: 'Application argocd/order',
      set: { 'spec.ignoreDifferences': [{ group: '*', kind: '*', jsonPointers: ['/spec'] }] },
    },
  ],
  bad: [
    {
      name: 'the whole spec',
      on: 'Application argocd/order',
      set: {
        'spec.ignoreDifferences': [{ ...hpa, jsonPointers: ['/spec/replicas', '/spec'] }],
        'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
      at: 'spec.ignoreDifferences[0].jsonPointers[1]',
      found: 'pointer "/spec"',
    },
    {
      name: 'the whole object',
      on: 'Application argocd/order',
      set: {
        'spec.ignoreDifferences': [{ ...hpa, jsonPointers: ['/'] }],
        'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
      at: 'spec.ignoreDifferences[0].jsonPointers[0]',
      found: 'pointer "/"',
    },
    {
      name: 'the whole spec by an expression',
      on: 'Application argocd/order',
      set: {
        'spec.ignoreDifferences': [hpa, { group: '', kind: 'Service', jqPathExpressions: ['.spec'] }],
        'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
      at: 'spec.ignoreDifferences[1].jqPathExpressions[0]',
      found: 'expression ".spec"',
    },
    {
      name: 'any kind',
      on: 'ApplicationSet argocd/previews',
      set: {
        'spec.template.spec.ignoreDifferences': [{ ...hpa, kind: '*' }],
        'spec.template.spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
      at: 'spec.template.spec.ignoreDifferences[0].kind',
      found: 'kind "*"',
    },
    {
      name: 'any group',
      on: 'Application argocd/order',
      set: {
        'spec.ignoreDifferences': [{ ...hpa, group: '*' }],
        'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
      at: 'spec.ignoreDifferences[0].group',
      found: 'group "*"',
    },
    {
      name: 'no kind',
      on: 'Application argocd/order',
      set: {
        'spec.ignoreDifferences': [{ jsonPointers: ['/spec/replicas'] }],
        'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
      at: 'spec.ignoreDifferences[0].kind',
      found: 'kind not set',
    },
    {
      name: 'whatever a manager of fields wrote',
      on: 'Application argocd/order',
      set: {
        'spec.ignoreDifferences': [{ ...hpa, managedFieldsManagers: ['kubectl'] }],
        'spec.syncPolicy.syncOptions[4]': 'RespectIgnoreDifferences=true',
      },
      at: 'spec.ignoreDifferences[0].managedFieldsManagers',
      found: 'managedFieldsManagers ["kubectl"]',
    },
  ],
  inspect: eachApplication(function* (spec) {
    if (!listAt(spec, 'syncPolicy', 'syncOptions').includes('RespectIgnoreDifferences=true')) return;
    for (const i of listAt(spec, 'ignoreDifferences').keys()) yield* wrongOf(spec, ['ignoreDifferences', i]);
  }),
};

function* wrongOf(spec: Fields, path: readonly (string | number)[]): Iterable<Wrong> {
  const allowed = 'one field of one kind';
  const kind = textAt(spec, ...path, 'kind');
  if (kind === undefined || kind.includes('*')) yield { path: [...path, 'kind'], found: stated('kind', kind), allowed };
  const group = at(spec, ...path, 'group');
  if (group === '*') yield { path: [...path, 'group'], found: stated('group', group), allowed };
  for (const [i, pointer] of listAt(spec, ...path, 'jsonPointers').entries()) {
    if (isDeep(pointer, '/')) continue;
    yield { path: [...path, 'jsonPointers', i], found: `pointer ${shown(pointer)}`, allowed };
  }
  for (const [i, expression] of listAt(spec, ...path, 'jqPathExpressions').entries()) {
    if (isDeep(expression, '.')) continue;
    yield { path: [...path, 'jqPathExpressions', i], found: `expression ${shown(expression)}`, allowed };
  }
  const managers = at(spec, ...path, 'managedFieldsManagers');
  if (managers !== undefined) {
    yield { path: [...path, 'managedFieldsManagers'], found: stated('managedFieldsManagers', managers), allowed };
  }
}

/** Whether a path has two steps or more, e.g. `/spec/replicas`. */
function isDeep(path: unknown, separator: string): boolean {
  return typeof path === 'string' && path.split(separator).filter((step) => step !== '').length > 1;
}
