import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { fleet, reviewCase, reviewObjects, type Objects } from '../report/testing.ts';
import type { Group } from '../report/report.ts';

const digest = (sign: string) => `sha256:${sign.repeat(64)}`;

const workload = (kind: 'Deployment' | 'Rollout', image: string, more: object = {}): Manifest => ({
  apiVersion: kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1',
  kind,
  metadata: { name: 'order', namespace: 'order' },
  spec: { template: { metadata: {}, spec: { containers: [{ name: 'order', image, ...more }] } } },
});
const config = (data: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'order', namespace: 'order' },
  data,
});
const on = (clusters: readonly string[], ...manifests: readonly Manifest[]): Objects =>
  Object.fromEntries(clusters.map((cluster) => [cluster, manifests]));

/** Title, clusters and outliers of every group. */
function said(groups: readonly Group[]): readonly string[] {
  return groups.flatMap(({ title, clusters, of, where, outliers }) => [
    `${title} on ${clusters.length} of ${of}${where === undefined ? '' : `, ${where}`}`,
    ...outliers.map(({ cluster, how }) => `  ${cluster}: ${how}`),
  ]);
}

describe('a release', () => {
  const from = `1.4.1@${digest('a')}`;
  const to = `1.4.2@${digest('b')}`;

  it('is one, whatever registry a cloud has, and whatever kind runs it; outliers are told by their versions', () => {
    const before = {
      ...on(['aws-prod'], workload('Rollout', `aws.example/delivery/order:${from}`)),
      ...on(['gcp-prod'], workload('Rollout', `gcp.example/delivery/order:${from}`)),
      ...on(['aws-dev'], workload('Deployment', `aws.example/delivery/order:${to}`)),
      ...on(['gcp-dev'], workload('Deployment', `gcp.example/delivery/order:1.4.2@${digest('c')}`)),
      ...on(['edge'], workload('Deployment', `edge.example/order:1.3.0@${digest('d')}`)),
    };
    const after = {
      ...before,
      ...on(['aws-prod'], workload('Rollout', `aws.example/delivery/order:${to}`)),
      ...on(['gcp-prod'], workload('Rollout', `gcp.example/delivery/order:${to}`)),
    };
    expect(said(reviewObjects(before, after).report.groups)).toEqual([
      'order 1.4.1 → 1.4.2 on 2 of 5',
      '  aws-dev: already at 1.4.2',
      '  gcp-dev: another build of 1.4.2',
      '  edge: still at 1.3.0',
    ]);
  });

  it('that goes elsewhere on one cluster is another, and an outlier of the first', () => {
    const before = on(['aws', 'azure', 'gcp'], workload('Deployment', `x.example/order:${from}`));
    const after = {
      ...on(['aws', 'azure'], workload('Deployment', `x.example/order:${to}`)),
      ...on(['gcp'], workload('Deployment', `x.example/order:1.5.0@${digest('e')}`)),
    };
    expect(said(reviewObjects(before, after).report.groups)).toEqual([
      'order 1.4.1 → 1.4.2 on 2 of 3',
      '  gcp: 1.4.1 → 1.5.0',
      'order 1.4.1 → 1.5.0 on 1 of 3',
      '  aws: 1.4.1 → 1.4.2',
      '  azure: 1.4.1 → 1.4.2',
    ]);
  });

  it.each([
    ['the same tag of another build', `1.4.1@${digest('b')}`, 'order sha256:aaaaaaaaaaaa → sha256:bbbbbbbbbbbb'],
    ['a tag without a digest', '1.5.0', 'order 1.4.1 → 1.5.0'],
    ['nothing but a digest', `@${digest('b')}`, 'order 1.4.1 → sha256:bbbbbbbbbbbb'],
  ])('to %s', (_, version, title) => {
    const sign = version.startsWith('@') ? '' : ':';
    const { groups } = reviewObjects(
      on(['aws'], workload('Deployment', `x.example:5000/order:${from}`)),
      on(['aws'], workload('Deployment', `x.example:5000/order${sign}${version}`)),
    ).report;
    expect(groups.map((group) => group.title)).toEqual([title]);
  });

  it('from another repository is a change of the image', () => {
    const { groups } = reviewObjects(
      on(['aws'], workload('Deployment', 'a.example/order:1')),
      on(['aws'], workload('Deployment', 'b.example/order:1')),
    ).report;
    expect(groups.map((group) => group.title)).toEqual(['image a.example/order:1 → b.example/order:1']);
  });
});

describe('titles', () => {
  const titles = (set: Record<string, Record<string, unknown>>) =>
    reviewCase({ clusters: fleet.slice(0, 1), after: { set } }).report.groups.map(({ title }) => title);
  const container = 'spec.template.spec.containers[0]';

  it.each([
    ['spec.replicas', 6, 'spec.replicas 4 → 6'],
    ['spec.revisionHistoryLimit', 3, 'spec.revisionHistoryLimit added: 3'],
    [`${container}.env[0].value`, 'eu-west-2', 'env REGION eu-west-1 → eu-west-2'],
    [`${container}.env[1]`, { name: 'DEBUG', value: '1' }, 'env DEBUG added'],
    [`${container}.resources.limits.memory`, '1Gi', 'resources.limits.memory 512Mi → 1Gi'],
    [`${container}.readinessProbe`, undefined, 'readinessProbe removed'],
    ['metadata.annotations', { note: 'x'.repeat(80) }, 'metadata.annotations added'],
    [
      'spec.template.spec.containers[1]',
      { name: 'proxy', image: 'p:1' },
      'spec.template.spec.containers[name=proxy] added',
    ],
  ])('of %s', (path, value, title) => {
    expect(titles({ 'Deployment shop/order': { [path]: value } })).toEqual([title]);
  });

  it('name the container that is not named as its object', () => {
    const proxied = (level: string) => {
      const containers = [{ name: 'proxy', env: [{ name: 'LEVEL', value: level }] }];
      return { ...workload('Deployment', 'x:1'), spec: { template: { spec: { containers } } } };
    };
    const { groups } = reviewObjects(on(['aws'], proxied('info')), on(['aws'], proxied('warn'))).report;
    expect(groups.map(({ title }) => title)).toEqual(['proxy: env LEVEL info → warn']);
  });

  it('say what a policy lets through', () => {
    const rule = { to: [{ ipBlock: { cidr: '10.9.0.0/16' } }], ports: [{ port: 5432 }] };
    expect(titles({ 'NetworkPolicy shop/order': { 'spec.egress[1]': rule } })).toEqual([
      'egress to 10.9.0.0/16, port 5432/TCP added',
    ]);
  });

  it('count the fields that change together', () => {
    const { groups } = reviewCase({
      after: {
        set: { 'Deployment shop/order': { 'spec.replicas': 6, 'spec.minReadySeconds': 5, 'spec.paused': true } },
      },
    }).report;
    expect(said(groups)).toEqual(['spec.minReadySeconds added: 5 and 2 more fields on 4 of 4']);
  });
});

describe('a content hash', () => {
  const reads = (hash: string) => {
    const base = workload('Deployment', 'x:1', { envFrom: [{ configMapRef: { name: 'order' } }] });
    return {
      ...base,
      spec: {
        template: {
          ...(base.spec as { template: object }).template,
          metadata: { annotations: { 'checksum/config': hash } },
        },
      },
    };
  };

  it('is one restart that names what changed, though its value differs on each cluster', () => {
    const before = {
      ...on(['aws'], config({ LEVEL: 'info', REGION: 'a' }), reads('aaaaaaaa')),
      ...on(['gcp'], config({ LEVEL: 'info', REGION: 'b' }), reads('bbbbbbbb')),
    };
    const after = {
      ...on(['aws'], config({ LEVEL: 'warn', REGION: 'a' }), reads('cccccccc')),
      ...on(['gcp'], config({ LEVEL: 'warn', REGION: 'b' }), reads('dddddddd')),
    };
    const { groups } = reviewObjects(before, after).report;
    expect(said(groups)).toEqual([
      'restart for the new content of ConfigMap order on 2 of 2',
      'data.LEVEL info → warn on 2 of 2',
    ]);
    expect(groups[0]?.fields[0]).toMatchObject({
      before: '<content hash>',
      after: '<content hash>',
      facts: ['content hash'],
    });
  });

  it('without anything that it follows says so', () => {
    const { groups } = reviewObjects(on(['aws'], reads('aaaaaaaa')), on(['aws'], reads('bbbbbbbb'))).report;
    expect(said(groups)).toEqual(['content hash changed on 1 of 1']);
  });

  it('is none when it is no hash', () => {
    const { groups } = reviewObjects(on(['aws'], reads('one')), on(['aws'], reads('two'))).report;
    expect(said(groups)).toEqual(['spec.template.metadata.annotations["checksum/config"] one → two on 1 of 1']);
  });
});

describe('objects that come and go', () => {
  const service: Manifest = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'order', namespace: 'order' },
    spec: {},
  };

  it('with their app are one group', () => {
    const before = on(['aws', 'gcp'], config({}));
    const billing = { ...service, metadata: { name: 'billing', namespace: 'billing' } };
    const account = { ...billing, kind: 'ServiceAccount' };
    const after = { ...on(['aws'], config({}), billing), ...on(['gcp'], config({}), billing, account) };
    const [group, ...more] = reviewObjects(before, after).report.groups;
    expect(said([group!, ...more])).toEqual(['new app billing: 1 to 2 objects on 2 of 2']);
    expect(group).toMatchObject({ subject: 'app billing', operation: 'add', app: 'billing' });
    expect(said(reviewObjects(after, before).report.groups)).toEqual(['app billing removed: 1 to 2 objects on 2 of 2']);
  });

  it('with an app that others have already are told apart from a new app', () => {
    const before = {
      ...on(['aws'], service),
      ...on(['gcp'], { ...config({}), metadata: { name: 'x', namespace: 'other' } }),
    };
    const after = { ...before, gcp: [...before['gcp']!, service] };
    expect(said(reviewObjects(before, after).report.groups)).toEqual(['app order added: 1 object on 1 of 2']);
  });

  it('with their cluster are one group', () => {
    const before = on(['aws', 'gcp'], config({}), service);
    expect(said(reviewObjects(before, on(['aws'], config({}), service)).report.groups)).toEqual([
      'cluster gcp removed: 2 objects on 1 of 1',
    ]);
  });

  it('of an app that stays are one group, or told by their name', () => {
    const account = { ...service, kind: 'ServiceAccount' };
    const all = on(['aws', 'gcp'], config({}), service, account);
    const few = on(['aws', 'gcp'], config({}));
    expect(said(reviewObjects(few, all).report.groups)).toEqual(['2 objects added to order on 2 of 2']);
    expect(said(reviewObjects(all, few).report.groups)).toEqual(['2 objects removed from order on 2 of 2']);
    expect(said(reviewObjects(few, on(['aws', 'gcp'], config({}), service)).report.groups)).toEqual([
      'new Service order/order on 2 of 2',
    ]);
  });

  it('under another name, or in another app', () => {
    const long = { A: 'a'.repeat(50), B: 'b'.repeat(50), C: 'c'.repeat(50) };
    const other = { ...config(long), metadata: { name: 'settings', namespace: 'order' } };
    expect(said(reviewObjects(on(['aws'], config(long), service), on(['aws'], other, service)).report.groups)).toEqual([
      'ConfigMap order renamed to settings on 1 of 1',
    ]);
    const { groups } = reviewCase({
      clusters: fleet.slice(1, 3),
      after: { move: { 'Service shop/order': 'apps/edge' } },
    }).report;
    expect(said(groups)).toEqual(['Service shop/order moved from shop to edge on 2 of 2']);
  });
});

it('names what the clusters of a group have in common, and those that lack the field together', () => {
  const clusters = ['aws-dev', 'aws-prod', 'azure-dev', 'azure-prod'];
  const before = on(clusters, config({}));
  const azure = { ...before, ...on(['azure-dev', 'azure-prod'], config({ MODE: 'azure' })) };
  expect(said(reviewObjects(before, azure).report.groups)).toEqual([
    'data.MODE added: azure on 2 of 4, all of azure',
    '  aws-dev: without it',
    '  aws-prod: without it',
  ]);
  const prod = { ...before, ...on(['aws-prod', 'azure-prod'], config({ MODE: 'x' })) };
  expect(said(reviewObjects(before, prod).report.groups)[0]).toBe('data.MODE added: x on 2 of 4, all of production');
});

it('gives an id to a group that stays with its content', () => {
  const ids = () =>
    reviewCase({ after: { set: { 'Deployment shop/order': { 'spec.replicas': 6 } } } }).report.groups[0]?.id;
  expect(ids()).toMatch(/^[0-9a-f]{12}$/);
  expect(ids()).toBe(ids());
});
