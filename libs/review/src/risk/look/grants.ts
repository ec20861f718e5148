import { isRecord, listAt, textsAt } from '../../tree/fields.ts';

const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];
const has = (list: readonly string[], ...wanted: readonly string[]) => wanted.some((one) => list.includes(one));

/**
 * What a rule of a Role lets its subjects do that is as much as more rights, in words; none: an ordinary rule.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#kubernetes-rbac-privilege-escalation-risks
 */
export function powersOf(rule: unknown): readonly string[] {
  if (!isRecord(rule)) return [];
  const verbs = textsAt(rule, 'verbs');
  const groups = textsAt(rule, 'apiGroups');
  const resources = textsAt(rule, 'resources');
  const named = listAt(rule, 'resourceNames').length > 0;
  const all = verbs.includes('*');
  const does = (...wanted: readonly string[]) => all || has(verbs, ...wanted);
  const found: string[] = [];
  if (all) found.push('every verb (`*`)');
  if (resources.includes('*')) found.push('every resource (`*`)');
  if (groups.includes('*') && !resources.includes('*')) found.push('every API group (`*`)');
  if (has(resources, 'secrets') && does('get', 'list', 'watch') && !(named && !does('list', 'watch')))
    found.push('reads Secrets');
  for (const verb of ['escalate', 'bind', 'impersonate']) if (verbs.includes(verb)) found.push(`may ${verb}`);
  if (has(resources, 'pods/exec', 'pods/attach', 'pods/ephemeralcontainers')) found.push('enters running pods');
  if (has(resources, 'nodes/proxy')) found.push('reaches every kubelet');
  if (has(resources, 'serviceaccounts/token') && does('create')) found.push('makes tokens of ServiceAccounts');
  if (has(resources, 'validatingwebhookconfigurations', 'mutatingwebhookconfigurations') && does(...WRITES))
    found.push('writes admission webhooks');
  if (has(resources, 'certificatesigningrequests/approval', 'signers')) found.push('approves certificates');
  if (has(resources, 'roles', 'rolebindings', 'clusterroles', 'clusterrolebindings') && does(...WRITES))
    found.push('writes roles');
  return found;
}
