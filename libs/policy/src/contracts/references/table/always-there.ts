import type { Reference } from './references-of.ts';

/**
 * Names that every cluster has without anybody installing them, by `<group>/<kind>`.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  '/Namespace': ['default', 'kube-node-lease', 'kube-public', 'kube-system'],
  // one of each in every namespace
  '/ConfigMap': ['kube-root-ca.crt'],
  '/ServiceAccount': ['default'],
  'argoproj.io/AppProject': ['default'],
  'rbac.authorization.k8s.io/ClusterRole': ['admin', 'cluster-admin', 'edit', 'view'],
  'scheduling.k8s.io/PriorityClass': ['system-cluster-critical', 'system-node-critical'],
};

/** In one namespace only. */
const PLACED: Readonly<Record<string, readonly string[]>> = {
  '/ConfigMap': ['kube-system/extension-apiserver-authentication'],
  '/Service': ['default/kubernetes', 'kube-system/kube-dns'],
  'rbac.authorization.k8s.io/Role': ['kube-system/extension-apiserver-authentication-reader'],
};

/** Whether Kubernetes, or Argo CD for its own project, has it anyway. */
export function isAlwaysThere({
  group,
  kind,
  namespace,
  name,
}: Pick<Reference, 'group' | 'kind' | 'namespace' | 'name'>): boolean {
  const type = `${group}/${kind}`;
  if (NAMES[type]?.includes(name)) return true;
  if (group === 'rbac.authorization.k8s.io' && name.startsWith('system:')) return true;
  return PLACED[type]?.includes(`${namespace}/${name}`) ?? false;
}
