import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { reviewObjects } from '../testing.ts';

const object = (apiVersion: string, kind: string, rest: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace: 'order' },
  ...rest,
});
const policy = (spec: object) => object('networking.k8s.io/v1', 'NetworkPolicy', { spec });
const role = (...rules: object[]) => object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules });
const service = (spec: object) => object('v1', 'Service', { spec });
const account = (annotations: object) =>
  object('v1', 'ServiceAccount', { metadata: { name: 'x', namespace: 'order', annotations } });
const deployment = (spec: object) =>
  object('apps/v1', 'Deployment', { spec: { template: { spec: { containers: [{ name: 'x', ...spec }], ...spec } } } });

/** What gains access when an object becomes another; of undefined, when it comes or goes. */
function gained(before: Manifest | undefined, after: Manifest | undefined): readonly string[] {
  const other = object('v1', 'ConfigMap', { metadata: { name: 'other', namespace: 'order' } });
  const side = (manifest: Manifest | undefined) => ({ aws: manifest ? [other, manifest] : [other] });
  return reviewObjects(side(before), side(after)).report.answers.access.map(({ text }) => text);
}

const cidr = (range: string, port?: number) => ({
  to: [{ ipBlock: { cidr: range } }],
  ...(port !== undefined && { ports: [{ port }] }),
});
const get = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };

describe('gains access', () => {
  it.each<readonly [name: string, before: Manifest, after: Manifest, text: string]>([
    [
      'a peer of egress',
      policy({ egress: [cidr('10.0.0.0/16')] }),
      policy({ egress: [cidr('10.0.0.0/16'), cidr('10.1.0.0/16', 443)] }),
      'NetworkPolicy order/x: egress to 10.1.0.0/16, port 443/TCP',
    ],
    [
      'a wider range',
      policy({ egress: [cidr('10.0.0.0/16')] }),
      policy({ egress: [cidr('0.0.0.0/0')] }),
      'NetworkPolicy order/x: egress to 0.0.0.0/0 (was: to 10.0.0.0/16)',
    ],
    [
      'no ports any more',
      policy({ egress: [cidr('10.0.0.0/16', 443)] }),
      policy({ egress: [cidr('10.0.0.0/16')] }),
      'NetworkPolicy order/x: egress to 10.0.0.0/16 (was: to 10.0.0.0/16, port 443/TCP)',
    ],
    [
      'a direction that is free',
      policy({ policyTypes: ['Ingress', 'Egress'] }),
      policy({ policyTypes: ['Ingress'] }),
      'NetworkPolicy order/x: egress is not limited any more',
    ],
    [
      'callers',
      policy({ ingress: [] }),
      policy({
        ingress: [
          { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'a' } }, namespaceSelector: {} }] },
        ],
      }),
      'NetworkPolicy order/x: ingress from pods name=a in all namespaces',
    ],
    [
      'a verb',
      role(get),
      role({ ...get, verbs: ['get', 'list'] }),
      'ClusterRole order/x: may get, list secrets (was: may get secrets)',
    ],
    [
      'a rule',
      role(get),
      role(get, { apiGroups: ['apps'], resources: ['*'], verbs: ['*'] }),
      'ClusterRole order/x: may do anything to everything of apps',
    ],
    [
      'every name',
      role({ ...get, resourceNames: ['a'] }),
      role(get),
      'ClusterRole order/x: may get secrets (was: may get secrets named a)',
    ],
    [
      'a subject',
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: [] }),
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: [{ kind: 'Group', name: 'all' }] }),
      'RoleBinding order/x: subject Group all',
    ],
    [
      'a load balancer',
      service({ type: 'ClusterIP' }),
      service({ type: 'LoadBalancer' }),
      'Service order/x: type LoadBalancer',
    ],
    [
      'a host',
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { hostnames: ['a.example'] } }),
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { hostnames: ['a.example', 'b.example'] } }),
      'HTTPRoute order/x: host b.example',
    ],
    [
      'an identity',
      account({}),
      account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/x' }),
      'ServiceAccount order/x: cloud identity arn:aws:iam::1:role/x',
    ],
    [
      'the network of the node',
      deployment({}),
      deployment({ hostNetwork: true }),
      'Deployment order/x: hostNetwork true',
    ],
    [
      'another account',
      deployment({ serviceAccountName: 'a' }),
      deployment({ serviceAccountName: 'b' }),
      'Deployment order/x: serviceAccountName a → b',
    ],
    [
      'a capability',
      deployment({ securityContext: { capabilities: { add: ['NET_RAW'] } } }),
      deployment({ securityContext: { capabilities: { add: ['NET_RAW', 'SYS_ADMIN'] } } }),
      'Deployment order/x: capability SYS_ADMIN',
    ],
    [
      'a kind',
      object('argoproj.io/v1alpha1', 'AppProject', { spec: { sourceRepos: ['a'] } }),
      object('argoproj.io/v1alpha1', 'AppProject', { spec: { sourceRepos: ['a', '*'] } }),
      'AppProject order/x: source *',
    ],
    [
      'a secret',
      object('external-secrets.io/v1', 'ExternalSecret', { spec: { data: [] } }),
      object('external-secrets.io/v1', 'ExternalSecret', {
        spec: { data: [{ secretKey: 'a', remoteRef: { key: 'prod/db' } }] },
      }),
      'ExternalSecret order/x: secret prod/db',
    ],
  ])('%s', (_, before, after, text) => {
    expect(gained(before, after)).toContain(text);
  });

  it.each<readonly [name: string, before: Manifest, after: Manifest]>([
    [
      'a peer that goes',
      policy({ egress: [cidr('10.0.0.0/16'), cidr('10.1.0.0/16')] }),
      policy({ egress: [cidr('10.0.0.0/16')] }),
    ],
    ['ports that come', policy({ egress: [cidr('10.0.0.0/16')] }), policy({ egress: [cidr('10.0.0.0/16', 443)] })],
    [
      'a direction that is limited',
      policy({ policyTypes: ['Ingress'] }),
      policy({ policyTypes: ['Ingress', 'Egress'] }),
    ],
    ['a verb that goes', role({ ...get, verbs: ['get', 'list'] }), role(get)],
    ['names that come', role(get), role({ ...get, resourceNames: ['a'] })],
    ['a service that is no more than one', service({ type: 'LoadBalancer' }), service({ type: 'ClusterIP' })],
    ['another annotation', account({}), account({ note: 'x' })],
    ['a sandbox', deployment({ hostNetwork: true }), deployment({ hostNetwork: false })],
    [
      'a host that goes',
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { hostnames: ['a.example', 'b.example'] } }),
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { hostnames: ['a.example'] } }),
    ],
    [
      'labels',
      object('networking.k8s.io/v1', 'NetworkPolicy', {}),
      { ...policy({}), metadata: { name: 'x', namespace: 'order', labels: { a: 'b' } } },
    ],
  ])('not %s', (_, before, after) => {
    expect(gained(before, after)).toEqual([]);
  });

  it.each<readonly [name: string, before: Manifest | undefined, after: Manifest | undefined, text: readonly string[]]>([
    [
      'a new policy, with what it lets through',
      undefined,
      policy({ egress: [cidr('10.0.0.0/16')] }),
      ['NetworkPolicy order/x: is new: egress to 10.0.0.0/16'],
    ],
    [
      'a new workload that leaves its pods',
      undefined,
      deployment({ hostPID: true }),
      ['Deployment order/x: is new: hostPID true, hostPID true'],
    ],
    ['a new service for nobody outside', undefined, service({ type: 'ClusterIP' }), []],
    ['a policy that goes', policy({}), undefined, ['NetworkPolicy order/x: is removed, and closes nothing any more']],
    ['a role that goes', role(get), undefined, []],
  ])('%s', (_, before, after, text) => {
    expect(gained(before, after)).toEqual(text);
  });

  it('says a value of each cluster once, but never together with one that lets everybody in', () => {
    const all = (ranges: readonly string[]) =>
      Object.fromEntries(ranges.map((range, i) => [`c${i}`, [policy({ egress: [cidr(range)] })]]));
    const before = all(['10.9.0.0/16', '10.9.0.0/16', '10.9.0.0/16', '10.9.0.0/16']);
    const { access } = reviewObjects(before, all(['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '0.0.0.0/0'])).report
      .answers;
    expect(access.map(({ text, clusters }) => `${text} (${clusters.join()})`)).toEqual([
      'NetworkPolicy order/x: egress to 0.0.0.0/0 (was: to 10.9.0.0/16) (c3)',
      'NetworkPolicy order/x: egress to 10.1.0.0/16 (was: to 10.9.0.0/16) on c0; other values elsewhere (c0,c1,c2)',
    ]);
  });
});
