import type { Manifest } from '@delivery/manifest';
import type { Action, BindingSpec, Expressions, NamespaceRequirement, PolicySpec, ResourceRule } from './model.ts';
import { systemNamespaces } from './namespaces.ts';

/** A policy of the cluster: never for the namespaces of Kubernetes itself. */
export interface PolicyProps extends Expressions {
  /** Without its domain, e.g. `images`. */
  readonly name: string;
  readonly rules: readonly ResourceRule[];
}

export function policy({ name, rules, ...expressions }: PolicyProps): Manifest {
  const spec: PolicySpec = {
    // no call leaves the API server: what fails is an expression that its tests did not run
    failurePolicy: 'Fail',
    matchConstraints: {
      matchPolicy: 'Equivalent',
      namespaceSelector: {
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: [...systemNamespaces] }],
      },
      resourceRules: [...rules],
    },
    ...expressions,
  };
  return { apiVersion, kind: 'ValidatingAdmissionPolicy', metadata: { name: fullName(name) }, spec };
}

export interface BindingProps {
  /** Beside the name of its policy, where that has several. @default - its name is that of the policy */
  readonly suffix?: string;
  /** What happens where the policy does not hold. */
  readonly actions: readonly Action[];
  /** Namespaces in which it holds. @default - all that the policy is for */
  readonly namespaces?: NamespaceRequirement;
}

export function binding(name: string, { suffix, actions, namespaces }: BindingProps): Manifest {
  const spec: BindingSpec = {
    policyName: fullName(name),
    validationActions: [...actions],
    ...(namespaces && { matchResources: { namespaceSelector: { matchExpressions: [namespaces] } } }),
  };
  const metadata = { name: fullName(suffix === undefined ? name : `${name}-${suffix}`) };
  return { apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata, spec };
}

const apiVersion = 'admissionregistration.k8s.io/v1';
const fullName = (name: string) => `${name}.delivery.example`;
