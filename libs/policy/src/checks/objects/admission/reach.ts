import { listAt } from '../../../fields.ts';
import { selects } from '../../../pods/selector.ts';

/** What nodes, the control plane and the engine of a cluster write all the time, by group. */
const VITAL: ReadonlyMap<unknown, readonly string[]> = new Map([
  [
    '',
    [
      ...['configmaps', 'endpoints', 'events', 'namespaces', 'nodes', 'pods', 'pods/binding', 'secrets'],
      'serviceaccounts',
    ],
  ],
  ['apps', ['daemonsets', 'deployments', 'replicasets', 'statefulsets']],
  ['coordination.k8s.io', ['leases']],
]);

/** Whether rules of a webhook or a policy take objects that a cluster needs to run. */
export function reachesVital(rules: readonly unknown[]): boolean {
  return rules.some((rule) => {
    const groups = listAt(rule, 'apiGroups');
    const resources = new Set(listAt(rule, 'resources').map((name) => String(name).replace(/\/\*$/, '')));
    return [...VITAL].some(([group, own]) => {
      if (!groups.includes('*') && !groups.includes(group)) return false;
      return resources.has('*') || own.some((name) => resources.has(name));
    });
  });
}

/** The namespaces that a selector takes by their names alone. */
export function taken(selector: unknown, namespaces: readonly string[]): readonly string[] {
  return namespaces.filter((name) => selects(selector, { 'kubernetes.io/metadata.name': name }));
}
