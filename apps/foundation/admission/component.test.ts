import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import admission from './component.ts';

const operator = testFoundation('keda', { namespaces: [{ name: 'keda', podSecurity: 'restricted' }] });
const render = (cluster = testCluster(), others = [testApp('order'), operator]) =>
  testRender(admission, { folder: 'apps/foundation/admission', cluster, others });

const namesOf = (rendering: ReturnType<typeof render>, kind: string) =>
  rendering.manifests.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);

it('binds every policy', () => {
  const policies = [
    'images.delivery.example',
    'pod-security-baseline.delivery.example',
    'pod-security-restricted.delivery.example',
    'protected-deletion.delivery.example',
    'service-account-token.delivery.example',
    'sync-path.delivery.example',
  ];
  const rendering = render();
  expect(namesOf(rendering, 'ValidatingAdmissionPolicy').sort()).toEqual(policies);
  const bound = rendering.manifests.filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding');
  expect([...new Set(bound.map(({ spec }) => (spec as { policyName: string }).policyName))].sort()).toEqual(policies);
});

it('says nothing of images where there is no service', () => {
  expect(namesOf(render(testCluster(), [operator]), 'ValidatingAdmissionPolicy')).not.toContain(
    'images.delivery.example',
  );
});

it('knows the cluster, its registry, its services, its operators and its engine', () => {
  const text = JSON.stringify(render(testCluster({ engine: 'flux' })).manifests);
  const { name } = testCluster();
  for (const known of [
    `generated/clusters/${name}/`,
    '.amazonaws.com/',
    '"values":["order"]',
    'system:serviceaccounts:keda',
    'system:serviceaccounts:flux-system',
  ])
    expect(text).toContain(known);
});

it('holds services to policies on trial in development, and warns elsewhere', () => {
  const { environment } = testCluster();
  const actions = (policy: string, availability: 'production' | 'development') => {
    const cluster = { ...testCluster(), environment: { ...environment, availability } };
    const { spec } = render(cluster).get('ValidatingAdmissionPolicyBinding', `${policy}.delivery.example`);
    return (spec as { validationActions: string[] }).validationActions;
  };
  expect(actions('images', 'development')).toEqual(['Deny', 'Audit']);
  expect(actions('images', 'production')).toEqual(['Audit', 'Warn']);
  expect(actions('protected-deletion', 'production')).toEqual(['Deny', 'Audit']);
});
