import { expect, it } from 'vitest';
import { findingsOf, sarifRules } from './findings.ts';
import type { Hit } from './report.ts';
import { reviewCase } from './testing.ts';

const hit = (cluster: string, more: Partial<Hit> = {}): Hit => ({
  rule: 'D33',
  name: 'fewer-replicas',
  title: 'Fewer replicas',
  verdict: 'two-reviewers',
  cluster,
  app: 'shop',
  object: `${cluster}/apps/Deployment/shop/order`,
  file: `generated/clusters/${cluster}/apps/shop/shop/deployment.apps_order.yaml`,
  subject: 'Deployment shop/order',
  field: 'spec.replicas',
  found: '4 → 1',
  reason: 'One pod is no service.',
  blast: { pods: 1, volumeBytes: 0, clusters: [cluster], clouds: ['aws'], rings: [] },
  procedure: ['Keep two.', 'Then look.'],
  ...more,
});

const findings = (hits: readonly Hit[]) =>
  findingsOf(
    reviewCase(
      { after: { set: { 'Deployment shop/order': { 'spec.replicas': 1 } } } },
      { hits, madeAt: () => 'apps/services/order/component.ts:12' },
    ).report,
  );

it('says the same of several clusters once, with its place, its line and what made it', () => {
  expect(findings([hit('aws-dev-eu-west-1'), hit('aws-prod-eu-west-1')])).toEqual([
    {
      id: 'D33',
      severity: 'warning',
      subject: 'Deployment shop/order',
      at: {
        file: 'generated/clusters/aws-dev-eu-west-1/apps/shop/shop/deployment.apps_order.yaml',
        line: 9,
        path: 'spec.replicas',
      },
      found: '4 → 1',
      allowed: 'Fewer replicas: with two reviewers',
      fix: '1. Keep two. 2. Then look.',
      clusters: ['aws-dev-eu-west-1', 'aws-prod-eu-west-1'],
      made: { file: 'apps/services/order/component.ts', line: 12 },
    },
  ]);
});

it('is an error only for a stop, and nothing for what somebody accepted', () => {
  expect(findings([hit('aws-dev-eu-west-1', { verdict: 'stop' })])[0]).toMatchObject({
    severity: 'error',
    allowed: 'Fewer replicas: only when a risk owner accepted it',
  });
  expect(findings([hit('aws-dev-eu-west-1', { verdict: 'stop', accepted: 'known' })])).toEqual([]);
});

it('knows every rule', () => {
  const ids = sarifRules().map(({ id }) => id);
  expect(ids[0]).toBe('D01');
  expect(new Set(ids).size).toBe(ids.length);
});
