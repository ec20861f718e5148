import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import access from './component.ts';

const others = [
  testApp('order'),
  testFoundation('keda', { namespaces: [{ name: 'keda', podSecurity: 'restricted' }] }),
];
const render = (changes: Parameters<typeof testCluster>[0] = {}) =>
  testRender(access, {
    folder: 'apps/foundation/access',
    cluster: testCluster(changes),
    others,
    bundles: [],
  });
const bindings = (manifests: readonly Manifest[]) =>
  manifests
    .filter(({ kind }) => kind.endsWith('Binding') && !kind.startsWith('Validating'))
    .map((object) => {
      const { metadata, roleRef, subjects } = object as Manifest & {
        roleRef: { name: string };
        subjects: { name: string }[];
      };
      return `${metadata.namespace ?? '*'}: ${roleRef.name} to ${subjects.map(({ name }) => name).join(', ')}`;
    })
    .sort();
const rulesOf = (name: string) =>
  render().get('ClusterRole', name)['rules'] as { apiGroups: string[]; resources: string[]; verbs: string[] }[];

it('gives each team its own namespaces, and the platform a look at everything', () => {
  expect(bindings(render().manifests)).toEqual([
    '*: access-view to oidc:platform:view',
    '*: access-view-cluster to oidc:platform:view',
    'keda: access-operate to oidc:platform:operate',
    'keda: access-view to oidc:platform:view, oidc:platform:operate',
    'order: access-operate to oidc:ordering:operate',
    'order: access-view to oidc:ordering:view, oidc:ordering:operate',
  ]);
});

it('shows no Secrets and changes nothing to whom may only look', () => {
  for (const role of ['access-view', 'access-view-cluster']) {
    for (const { resources, verbs } of rulesOf(role)) {
      expect(resources).not.toContain('secrets');
      expect(verbs).toEqual(['get', 'list', 'watch']);
    }
  }
  const ofKubernetes = rulesOf('access-view').find(({ apiGroups }) => apiGroups[0] === '');
  expect(ofKubernetes?.resources).toEqual([
    ...['configmaps', 'events', 'limitranges', 'persistentvolumeclaims', 'pods', 'pods/log', 'pods/status'],
    ...['replicationcontrollers', 'resourcequotas', 'serviceaccounts', 'services'],
  ]);
});

it('lets whoever operates neither create workloads nor run commands', () => {
  const powers = rulesOf('access-operate').flatMap(({ resources, verbs }) =>
    resources.flatMap((resource) => verbs.map((verb) => `${verb} ${resource}`)),
  );
  expect(powers.filter((power) => power.startsWith('create'))).toEqual(['create pods/eviction']);
  expect(powers.join(' ')).not.toMatch(/exec|attach|secrets|\*/);
});

it('lets people restart a workload and change nothing else of its pods', () => {
  const policy = render().get('ValidatingAdmissionPolicy', 'operate-restarts-only.delivery.example');
  expect(policy['spec']).toMatchObject({
    failurePolicy: 'Fail',
    matchConditions: [{ expression: "request.userInfo.groups.exists(g, g.startsWith('oidc:'))" }],
  });
  expect(
    render().get('ValidatingAdmissionPolicyBinding', 'operate-restarts-only.delivery.example')['spec'],
  ).toMatchObject({ validationActions: ['Deny', 'Audit'] });
});

describe('a broken glass', () => {
  const breakGlass = [{ owner: 'ordering', because: 'orders hang in state paid', until: '2026-12-31' }];
  const rendering = render({ breakGlass });

  it('gives one team a shell in its own namespaces, and says until when', () => {
    expect(bindings(rendering.manifests).filter((line) => line.includes('break-glass'))).toEqual([
      'order: break-glass to oidc:ordering:break-glass',
    ]);
    expect(rendering.get('RoleBinding', 'break-glass').metadata.annotations).toEqual({
      'delivery.example/expires': '2026-12-31',
    });
  });

  it('carries its reason where the check of shells reads it', () => {
    expect(rendering.get('Role', 'break-glass')).toMatchObject({
      metadata: { annotations: { 'policy.delivery.example/R04': 'orders hang in state paid' } },
      rules: [{ resources: ['pods/exec', 'pods/portforward'] }],
    });
  });

  it('is whole as long as no fact breaks it', () => {
    expect(JSON.stringify(render().manifests)).not.toContain('exec');
  });
});

it('is not on a desk', () => {
  expect(access.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
