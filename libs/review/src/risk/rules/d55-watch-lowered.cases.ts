import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const alerts = (...rules: readonly object[]): Manifest => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'order', namespace: 'shop' },
  spec: { groups: [{ name: 'order', rules }] },
});
const BURN = { alert: 'OrderBurn', expr: 'error_ratio > 0.001', for: '2m', labels: { severity: 'page' } };
const DOWN = { alert: 'OrderDown', expr: 'up == 0', labels: { severity: 'page' } };
const falco = (rules: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'falco-rules', namespace: 'shop' },
  data: { 'order.yaml': rules },
});
const SHELL = '- rule: Shell in order\n  condition: spawned_process\n  priority: CRITICAL\n';
const WRITE = '- rule: Write below etc\n  condition: open_write\n  priority: ERROR\n';
const policy = (validationFailureAction: string): Manifest => ({
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name: 'signed' },
  spec: { validationFailureAction, rules: [{ name: 'signed', validate: { message: 'sign it' } }] },
});
const has = (manifest: Manifest) => ({ add: { 'apps/shop': [manifest] } });
const object = 'monitoring.coreos.com/PrometheusRule/shop/order';
const level = (value: string) => ({
  set: { 'Namespace shop': { 'metadata.labels["pod-security.kubernetes.io/enforce"]': value } },
});

export const positive: Rule['positive'] = [
  {
    name: 'an alert that goes',
    decides: 'spec.groups.rules',
    before: has(alerts(BURN, DOWN)),
    after: has(alerts(BURN)),
    object,
    field: 'spec.groups[name=order].rules[alert=OrderDown]',
  },
  {
    name: 'an alert that waits longer',
    decides: 'for',
    before: has(alerts(BURN)),
    after: has(alerts({ ...BURN, for: '15m' })),
    object,
    field: 'spec.groups[name=order].rules[alert=OrderBurn].for',
  },
  {
    name: 'a higher threshold',
    decides: 'expr',
    before: has(alerts(BURN)),
    after: has(alerts({ ...BURN, expr: 'error_ratio > 0.01' })),
    object,
    field: 'spec.groups[name=order].rules[alert=OrderBurn].expr',
  },
  {
    name: 'a lower severity',
    decides: 'labels.severity',
    before: has(alerts(BURN)),
    after: has(alerts({ ...BURN, labels: { severity: 'ticket' } })),
    object,
    field: 'spec.groups[name=order].rules[alert=OrderBurn].labels.severity',
  },
  {
    name: 'a Falco rule that goes',
    decides: 'data',
    before: has(falco(SHELL + WRITE)),
    after: has(falco(SHELL)),
    object: '/ConfigMap/shop/falco-rules',
    field: 'data["order.yaml"]',
  },
  {
    name: 'a policy that only reports',
    decides: 'spec.validationFailureAction',
    before: has(policy('Enforce')),
    after: has(policy('Audit')),
    object: 'kyverno.io/ClusterPolicy//signed',
    field: 'spec.validationFailureAction',
  },
  {
    name: 'a lower level of pod security',
    decides: 'metadata.labels',
    after: level('baseline'),
    object: '/Namespace//shop',
    field: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  { name: 'one more alert', decides: 'spec.groups.rules', before: has(alerts(BURN)), after: has(alerts(BURN, DOWN)) },
  {
    name: 'an alert that waits less',
    decides: 'for',
    before: has(alerts(BURN)),
    after: has(alerts({ ...BURN, for: '1m' })),
  },
  {
    name: 'a lower threshold',
    decides: 'expr',
    before: has(alerts(BURN)),
    after: has(alerts({ ...BURN, expr: 'error_ratio > 0.0005' })),
  },
  {
    name: 'a worse priority of a Falco rule',
    decides: 'data',
    before: has(falco(WRITE)),
    after: has(falco(WRITE.replace('ERROR', 'CRITICAL'))),
  },
  {
    name: 'a policy that refuses now',
    decides: 'spec.validationFailureAction',
    before: has(policy('Audit')),
    after: has(policy('Enforce')),
  },
  { name: 'a higher level of pod security', decides: 'metadata.labels', before: level('baseline') },
];
