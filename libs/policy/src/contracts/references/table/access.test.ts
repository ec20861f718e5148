import { describe, expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('a ServiceAccount names the credentials of registries', () => {
  expect(namesOf(objectOf('v1 ServiceAccount', { imagePullSecrets: [{ name: 'registry' }] }))).toEqual([
    'imagePullSecrets[0].name: /Secret shop/registry',
  ]);
});

it('a RoleBinding names a role and accounts, but users and groups are no objects', () => {
  expect(
    namesOf(
      objectOf('rbac.authorization.k8s.io/v1 RoleBinding', {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
        subjects: [
          { kind: 'ServiceAccount', name: 'order' },
          { kind: 'ServiceAccount', name: 'ordering', namespace: 'flux-system' },
          { kind: 'Group', name: 'team' },
          { kind: 'User', name: 'anna' },
        ],
      }),
    ),
  ).toEqual([
    'roleRef.name: rbac.authorization.k8s.io/Role shop/reader',
    'subjects[0].name: /ServiceAccount shop/order',
    'subjects[1].name: /ServiceAccount flux-system/ordering',
  ]);
});

it('a ClusterRoleBinding names a role of the cluster, and accounts by their namespace', () => {
  expect(
    namesOf(
      objectOf(
        'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
        { roleRef: { name: 'reader' }, subjects: [{ kind: 'ServiceAccount', name: 'order', namespace: 'shop' }] },
        {},
      ),
    ),
  ).toEqual([
    'roleRef.name: rbac.authorization.k8s.io/ClusterRole */reader',
    'subjects[0].name: /ServiceAccount shop/order',
  ]);
});

describe('the API server asks a Service', () => {
  it('before it takes an object', () => {
    expect(
      namesOf(
        objectOf(
          'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration',
          { webhooks: [{ clientConfig: { service: { namespace: 'shop', name: 'hook' } } }] },
          {},
        ),
      ),
    ).toEqual([
      'webhooks[0].clientConfig.service.name: /Service shop/hook, port 443 of webhooks[0].clientConfig.service.port',
    ]);
    expect(
      namesOf(
        objectOf(
          'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration',
          { webhooks: [{ clientConfig: { service: { namespace: 'shop', name: 'hook', port: 8443 } } }] },
          {},
        ),
      ),
    ).toEqual([
      'webhooks[0].clientConfig.service.name: /Service shop/hook, port 8443 of webhooks[0].clientConfig.service.port',
    ]);
  });

  it('for kinds of another server', () => {
    expect(
      namesOf(
        objectOf(
          'apiregistration.k8s.io/v1 APIService',
          { spec: { service: { namespace: 'shop', name: 'api', port: 'https' } } },
          {},
        ),
      ),
    ).toEqual(['spec.service.name: /Service shop/api']);
  });

  it('for another version of an object', () => {
    expect(
      namesOf(
        objectOf(
          'apiextensions.k8s.io/v1 CustomResourceDefinition',
          { spec: { conversion: { webhook: { clientConfig: { service: { namespace: 'shop', name: 'api' } } } } } },
          {},
        ),
      ),
    ).toEqual([
      'spec.conversion.webhook.clientConfig.service.name: /Service shop/api, port 443 of spec.conversion.webhook.clientConfig.service.port',
    ]);
  });
});

it('a binding names its admission policy', () => {
  expect(
    namesOf(
      objectOf(
        'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding',
        { spec: { policyName: 'images' } },
        {},
      ),
    ),
  ).toEqual(['spec.policyName: admissionregistration.k8s.io/ValidatingAdmissionPolicy */images']);
  expect(
    namesOf(
      objectOf(
        'admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding',
        { spec: { policyName: 'labels' } },
        {},
      ),
    ),
  ).toEqual(['spec.policyName: admissionregistration.k8s.io/MutatingAdmissionPolicy */labels']);
});
