import { keyOf } from '@delivery/manifest';
import type { Change } from '../../diff/change.ts';
import type { FieldPath } from '../../diff/path.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { type Egress, egressOf, NETWORK_POLICIES } from '../look/egress.ts';
import { hitAt } from '../look/hit.ts';
import { workloadsTaken } from '../look/taken.ts';
import { subjectOf } from '../look/prune.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d45-egress-closed.cases.ts';

export const d45: Rule = {
  id: 'D45',
  name: 'egress-closed',
  title: 'Pods that run already may send less, or resolve no names any more',
  reason:
    'The first egress policy on a set of pods forbids everything that it does not name, DNS among it. A Cilium deny rule alone forbids everything.',
  sources: [
    'https://github.com/devantler-tech/platform/issues/3404',
    'https://github.com/devantler-tech/platform/issues/3407',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  ],
  verdicts: STOP,
  procedure: [
    'Write down what the pods send now, e.g. from `hubble observe --from-pod <namespace>/<pod>` of a day.',
    'Allow DNS first: port 53 on UDP and TCP to the pods of the DNS service, and node-local DNS where there is one.',
    'Apply it on one cluster that serves nobody, see errors stay flat, and only then send it on, ring by ring.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const policies = { before: policiesOf(comparison, 'before'), after: policiesOf(comparison, 'after') };
    const said = new Set<string>();
    for (const change of comparison.changes) {
      const object = change.after ?? change.before;
      if (!NETWORK_POLICIES.includes(`${change.key.group}/${object.manifest.kind}`)) continue;
      const hit = closed(change, comparison, policies, said);
      if (hit) yield hit;
    }
  },
};

/** Egress policies that hold for a workload, by its key. */
type Policies = (cluster: string, workload: TreeObject) => readonly Egress[];

function closed(
  change: Change,
  { before, after }: Comparison,
  policies: Readonly<Record<'before' | 'after', Policies>>,
  said: Set<string>,
): RuleHit | undefined {
  const { cluster } = change.key;
  const sides = [
    ...(change.after ? egressOf(change.after.manifest) : []),
    ...(change.before ? egressOf(change.before.manifest) : []),
  ];
  for (const { namespace, selector } of sides) {
    const taken = workloadsTaken(after, cluster, namespace, selector);
    for (const workload of taken) {
      const old = before.find(keyOnCluster(workload));
      if (old === undefined || said.has(keyOnCluster(workload))) continue;
      const [was, is] = [policies.before(cluster, old), policies.after(cluster, workload)];
      const names = (side: readonly Egress[]) => side.length === 0 || side.some(({ allowsDns }) => allowsDns);
      const found =
        was.length === 0 && is.length > 0
          ? is.every(({ deniesOnly }) => deniesOnly)
            ? `${subjectOf(workload)} may send nothing any more: a deny rule alone forbids everything`
            : `the first egress policy on ${subjectOf(workload)}: what it does not name is forbidden`
          : names(was) && !names(is)
            ? `${subjectOf(workload)} can resolve no names any more: nothing allows port 53`
            : undefined;
      if (found === undefined) continue;
      for (const one of taken) said.add(keyOnCluster(one));
      return { ...hitAt(change, { path: fieldOf(change) }, found), hurts: taken };
    }
  }
  return undefined;
}

function fieldOf({ fields }: Change): FieldPath {
  const parts = [
    'egress',
    'egressDeny',
    'policyTypes',
    'podSelector',
    'endpointSelector',
    'enableDefaultDeny',
    'specs',
  ];
  const own = fields.filter(({ path }) => path[0] === 'specs' || path.length < 2 || parts.includes(String(path[1])));
  return own[0]?.path ?? [];
}

function policiesOf(comparison: Comparison, side: 'before' | 'after'): Policies {
  let index: ReadonlyMap<string, readonly Egress[]> | undefined;
  return (cluster, workload) =>
    (index ??= indexOf(comparison[side])).get(`${cluster}/${keyOf(workload.manifest)}`) ?? [];
}

function indexOf(tree: Tree): ReadonlyMap<string, readonly Egress[]> {
  const found = new Map<string, Egress[]>();
  for (const cluster of tree.clusters.keys()) {
    for (const kind of NETWORK_POLICIES) {
      const [group = '', name = ''] = kind.split('/');
      for (const { manifest } of tree.of(cluster, group, name)) {
        for (const egress of egressOf(manifest)) {
          for (const workload of workloadsTaken(tree, cluster, egress.namespace, egress.selector)) {
            const key = keyOnCluster(workload);
            const others = found.get(key);
            if (others) others.push(egress);
            else found.set(key, [egress]);
          }
        }
      }
    }
  }
  return found;
}
