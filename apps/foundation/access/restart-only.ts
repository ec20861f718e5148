import { systemNamespaces } from '@delivery/admission';
import { groupsPrefix } from './groups.ts';
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding';

const name = 'operate-restarts-only.delivery.example';
const restarted = 'kubectl.kubernetes.io/restartedAt';

/**
 * A patch of a workload could run any program with its account and its Secrets, which RBAC cannot tell from a restart. So people of teams
 * change nothing of a pod template but the annotation that restarts it; what runs is changed in the tree.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export function restartOnly(): IValidatingAdmissionPolicy & { metadata: { name: string } } {
  const rule = (apiGroup: string, apiVersion: string, ...resources: string[]) => ({
    apiGroups: [apiGroup],
    apiVersions: [apiVersion],
    operations: ['UPDATE' as const],
    resources,
  });
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: [...systemNamespaces] }],
        },
        resourceRules: [
          rule('apps', 'v1', 'daemonsets', 'deployments', 'statefulsets'),
          rule('argoproj.io', 'v1alpha1', 'rollouts'),
        ],
      },
      matchConditions: [
        {
          name: 'by-people-of-teams',
          expression: `request.userInfo.groups.exists(g, g.startsWith('${groupsPrefix}'))`,
        },
      ],
      variables: [
        { name: 'before', expression: annotationsOf('oldObject') },
        { name: 'after', expression: annotationsOf('object') },
      ],
      validations: [
        {
          expression: [
            'object.spec.?template.?spec == oldObject.spec.?template.?spec',
            'object.spec.?template.?metadata.?labels == oldObject.spec.?template.?metadata.?labels',
            unchanged('variables.before', 'variables.after'),
            unchanged('variables.after', 'variables.before'),
          ].join(' && '),
          message: `people restart a workload, they do not change what it runs; allowed: a change of the annotation ${restarted}, or of spec.restartAt; fix: change the app and let the pull request travel`,
          reason: 'Forbidden',
        },
      ],
    },
  };
}

export function restartOnlyBinding(): IValidatingAdmissionPolicyBinding & { metadata: { name: string } } {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name },
    spec: { policyName: name, validationActions: ['Deny', 'Audit'] },
  };
}

const annotationsOf = (object: string) => `${object}.spec.?template.?metadata.?annotations.orValue({})`;

/** Each annotation of the one, but that of a restart, stands in the other as it is. */
function unchanged(one: string, other: string): string {
  return `${one}.all(k, k == '${restarted}' || (k in ${other} && ${one}[k] == ${other}[k]))`;
}
