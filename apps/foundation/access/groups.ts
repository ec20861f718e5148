import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject';

/**
 * What the API server puts in front of each group that a token claims, so that no claim becomes a group of Kubernetes itself. Every
 * cluster's API server is configured with it: `claimMappings.groups.prefix` of its AuthenticationConfiguration, `groupsPrefix` of the identity
 * provider of EKS.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#using-authentication-configuration
 */
export const groupsPrefix = 'oidc:';

/** What a team may do, in the words of its groups at the identity provider: `ordering:operate`. */
export type Access = 'view' | 'operate' | 'break-glass';

export function groupOf(owner: string, access: Access): ISubject {
  return { kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: `${groupsPrefix}${owner}:${access}` };
}
