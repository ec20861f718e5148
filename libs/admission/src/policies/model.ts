import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding';

export type PolicySpec = NonNullable<IValidatingAdmissionPolicy['spec']>;
export type BindingSpec = NonNullable<IValidatingAdmissionPolicyBinding['spec']>;
export type Action = NonNullable<BindingSpec['validationActions']>[number];
type Match = NonNullable<PolicySpec['matchConstraints']>;
export type ResourceRule = NonNullable<Match['resourceRules']>[number];
export type NamespaceRequirement = NonNullable<NonNullable<Match['namespaceSelector']>['matchExpressions']>[number];
export type Variable = NonNullable<PolicySpec['variables']>[number];
export type MatchCondition = NonNullable<PolicySpec['matchConditions']>[number];

/** What of a policy is CEL. */
export interface Expressions {
  /** All must hold before it looks at a request. @default - it looks at every one */
  readonly matchConditions?: MatchCondition[];
  readonly variables?: Variable[];
  readonly validations: NonNullable<PolicySpec['validations']>;
  /** @default - none */
  readonly auditAnnotations?: NonNullable<PolicySpec['auditAnnotations']>;
}
