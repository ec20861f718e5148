import { expect, it } from 'vitest';
import { differences } from './engine-differences.ts';
import {
  withoutAlertsOf,
  withoutEgressToEngine,
  withoutNameOfEngine,
  withoutSectionsOf,
  withoutStateMetrics,
} from './engine-parts.ts';

it('takes the name of the engine out of the given phrases alone', () => {
  const takeApart = withoutNameOfEngine("'system:serviceaccounts:*'");
  const rule = (namespace: string) => ({ expression: `g == 'system:serviceaccounts:${namespace}'` });
  const rest = { expression: "g == 'system:serviceaccounts:*'" };
  expect(takeApart(rule('argocd'), 'argocd')).toEqual({ own: [], rest });
  expect(takeApart(rule('flux-system'), 'flux')).toEqual({ own: [], rest });
  expect(takeApart(rule('argocd'), 'flux').rest).toEqual(rule('argocd'));
  expect(takeApart({ path: 'argocd' }, 'argocd').rest).toEqual({ path: 'argocd' });
});

it('takes a group of alerts and jobs that only an engine has', () => {
  const absent = (job: string) => `label_replace(absent(up{job="${job}"} == 1), "job", "${job}", "", "")`;
  const missing = (...jobs: readonly string[]) => ({
    alert: 'TargetMissing',
    expr: jobs.map(absent).join(' or '),
    for: '10m',
  });
  const other = { alert: 'Other', expr: 'a or b' };
  const groups = (targets: object, ...gitops: readonly string[]) => [
    { name: 'targets', interval: '1m', rules: [targets, other] },
    ...(gitops.length > 0 ? [{ name: 'gitops', rules: gitops.map((alert) => ({ alert, expr: '1' })) }] : []),
  ];
  const takeApart = withoutAlertsOf('gitops', ['argocd', 'flux']);
  const spec = { groups: groups(missing('argocd', 'falco'), 'Stale'), query: 5 };
  expect(takeApart({ kind: 'PrometheusRule', spec }, 'argocd')).toEqual({
    own: ['job argocd', 'alert Stale'],
    rest: {
      kind: 'PrometheusRule',
      spec: { groups: groups({ ...missing(), expr: [absent('falco')] }), query: 5 },
    },
  });
  expect(takeApart({ spec: { groups: groups(missing('argocd', 'flux'), 'New') } }, 'flux').own).toEqual([
    'job argocd',
    'job flux',
    'alert New',
  ]);
});

it('takes the sections of a dashboard whose titles begin so', () => {
  const row = (title: string) => ({ type: 'row', title });
  const graph = (title: string) => ({ type: 'timeseries', title });
  const configMap = (...panels: readonly object[]) => ({ data: { 'a.json': JSON.stringify({ uid: 'a', panels }) } });
  const all = configMap(graph('Top'), row('Nodes'), graph('CPU'), row('GitOps: Flux'), graph('Errors'), row('Logs'));
  expect(withoutSectionsOf('a.json', 'GitOps: ')(all, 'flux')).toEqual({
    own: ['GitOps: Flux', 'Errors'],
    rest: { data: { 'a.json': { uid: 'a', panels: [graph('Top'), row('Nodes'), graph('CPU'), row('Logs')] } } },
  });
});

it('takes egress to the engine that runs here', () => {
  const to = (namespace: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { app: 'controller' } },
  });
  const rule = (port: number, ...namespaces: readonly string[]) => ({ ports: [{ port }], to: namespaces.map(to) });
  const policy = {
    spec: { policyTypes: ['Egress'], egress: [rule(1, 'argocd'), rule(2, 'order'), rule(3, 'flux-system')] },
  };
  expect(withoutEgressToEngine(policy, 'argocd')).toEqual({
    own: ['1 of argocd/app=controller'],
    rest: { spec: { policyTypes: ['Egress'], egress: [rule(2, 'order'), rule(3, 'flux-system')] } },
  });
  expect(withoutEgressToEngine({ spec: { egress: [rule(1, 'flux-system', 'order')] } }, 'flux').own).toEqual([
    '1 of flux-system/app=controller,order/app=controller',
  ]);
});

it('takes the state of custom resources, and the right to read them', () => {
  const values = { replicas: 1, rbac: { create: true, extraRules: [] } };
  expect(withoutStateMetrics({ values }, 'argocd')).toEqual({
    own: [],
    rest: { values: { replicas: 1, rbac: { create: true } } },
  });
  const rules = [{ apiGroups: ['a.example'], resources: ['as', 'bs'], verbs: ['list'] }];
  const customResourceState = { enabled: true, config: { spec: { resources: [{ groupVersionKind: { kind: 'A' } }] } } };
  expect(
    withoutStateMetrics(
      { values: { ...values, rbac: { create: true, extraRules: rules }, customResourceState } },
      'flux',
    ),
  ).toEqual({
    own: ['may list a.example/as,bs', 'state of A'],
    rest: { values: { replicas: 1, rbac: { create: true } } },
  });
});

it('documents each difference once', () => {
  const names = differences.map(({ of }) => of);
  expect(new Set(names).size).toBe(names.length);
});
