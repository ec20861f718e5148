export type { CelCheck, ClusterFacts } from './cel-check.ts';
export { admissionPolicies, celChecks, type AdmissionProps } from './policies/admission-policies.ts';
export { acceptedRiskAnnotation } from './policies/protected-deletion.ts';
export { comparedKinds, constraint, constraintTemplate, inventory, templates } from './gatekeeper/objects.ts';
export { systemNamespaces } from './policies/namespaces.ts';
