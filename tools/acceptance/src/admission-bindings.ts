import type { Manifest } from '@delivery/manifest';

export type Action = 'Deny' | 'Warn' | 'Audit';

/** The policies, each bound once for each list of actions in place of its own; where a policy is only to be noticed, it stays so. */
export function boundAs(objects: readonly Manifest[], actions: readonly (readonly Action[])[]): readonly Manifest[] {
  return objects.flatMap((object) => {
    const { kind, metadata } = object;
    if (kind !== 'ValidatingAdmissionPolicyBinding' || metadata.name.includes('-elsewhere.')) return [object];
    return actions.map((validationActions) => ({
      ...object,
      metadata: { name: `${metadata.name}.${validationActions.join('-').toLowerCase()}` },
      spec: { ...(object['spec'] as object), validationActions },
    }));
  });
}

/** A policy that refuses one ConfigMap: once it does, all that was applied before it is in force as well. */
export function canary(name: string): {
  readonly policy: Manifest;
  readonly binding: Manifest;
  readonly probe: Manifest;
} {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const metadata = { name: 'canary' };
  const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] };
  return {
    policy: {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: {
        matchConstraints: { resourceRules: [rule] },
        validations: [{ expression: "object.metadata.name != 'canary'", message: name }],
      },
    },
    binding: {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: { policyName: 'canary', validationActions: ['Deny'] },
    },
    probe: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, namespace: 'default' } },
  };
}

/** Definition of a kind that no cluster of ours serves, and that its policy refuses all the same. */
export const applicationSets: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'applicationsets.argoproj.io' },
  spec: {
    group: 'argoproj.io',
    scope: 'Namespaced',
    names: {
      kind: 'ApplicationSet',
      listKind: 'ApplicationSetList',
      plural: 'applicationsets',
      singular: 'applicationset',
    },
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};
