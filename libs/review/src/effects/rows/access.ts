import { type EffectRow, validation } from '../row.ts';

export const access: readonly EffectRow[] = [
  {
    kinds: ['rbac.authorization.k8s.io/ClusterRoleBinding', 'rbac.authorization.k8s.io/RoleBinding'],
    fields: ['roleRef'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example',
  },
  {
    kinds: ['/ResourceQuota'],
    fields: ['spec.scopes'],
    effect: 'refused',
    source: `${validation}/core/validation/validation.go`,
  },
];
