import type { Change } from '../../diff/change.ts';
import { at, isRecord, listAt, textAt, textsAt } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { edited, gone } from '../look/changed.ts';
import { hitAt, hitGone } from '../look/hit.ts';
import { subjectOf } from '../look/prune.ts';
import { workloadsTaken } from '../look/taken.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d46-mesh-closed.cases.ts';

const PEERS = 'security.istio.io/PeerAuthentication';
const RIGHTS = 'security.istio.io/AuthorizationPolicy';
const DESTINATIONS = 'networking.istio.io/DestinationRule';
/** A policy in it that states no selector is for the whole mesh. */
const ROOT = 'istio-system';

export const d46: Rule = {
  id: 'D46',
  name: 'mesh-closed',
  title: 'The mesh refuses what it let through: strict mTLS, a first ALLOW, a subset or host that goes',
  reason:
    'With STRICT, callers without a sidecar are refused, probes too. The first ALLOW policy on pods refuses whatever it does not name. Routes to a subset or host that is gone answer 503 or 404.',
  sources: [
    'https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/',
    'https://istio.io/latest/docs/concepts/security/#implicit-enablement',
    'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule',
  ],
  verdicts: STOP,
  procedure: [
    'Start with `mtls.mode: PERMISSIVE`, or the policy with the annotation `istio.io/dry-run: "true"`.',
    'Look a day for callers that would be refused: `istio_requests_total{connection_security_policy="none"}`, or the log of the dry run.',
    'Move those callers or routes in a pull request of their own, then close.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const { before } = comparison;
    const closedOn = closedIn(before);
    const said = new Set<string>();
    for (const change of comparison.changes) {
      const kind = `${change.key.group}/${change.key.kind}`;
      const hit =
        kind === PEERS ? strict(change, before) : kind === RIGHTS ? allow(change, before, closedOn, said) : undefined;
      if (hit) yield hit;
    }
    yield* subsets(comparison);
    for (const change of edited(comparison, 'networking.istio.io/Gateway', 'gateway.networking.k8s.io/Gateway')) {
      const left = new Set(hostsOf(change.after));
      const lost = hostsOf(change.before).filter((host) => !left.has(host));
      if (lost.length === 0) continue;
      const list = change.key.group === 'networking.istio.io' ? 'servers' : 'listeners';
      const field = change.fields.find(
        ({ path, operation }) => path[0] === 'spec' && (path[1] ?? list) === list && operation !== 'add',
      );
      yield hitAt(change, field ?? { path: ['spec', list] }, `it is open for ${[...new Set(lost)].join(', ')} no more`);
    }
  },
};

/** The namespace that a policy is for, and its pods; a policy of the root namespace is for all. */
function taken(tree: Tree, { cluster, manifest }: TreeObject): readonly TreeObject[] {
  const { namespace } = manifest.metadata;
  const selector = at(manifest, 'spec', 'selector');
  return workloadsTaken(tree, cluster, namespace === ROOT ? undefined : namespace, selector);
}

function strict(change: Change, tree: Tree): RuleHit | undefined {
  if (change.after === undefined) return undefined;
  const [was, is] = [strictParts(change.before), strictParts(change.after)];
  const fresh = is.filter((part) => !was.includes(part));
  const hurts = taken(tree, change.after);
  if (fresh.length === 0 || hurts.length === 0 || was.includes('mtls')) return undefined;
  const field = change.fields.find(({ path, operation }) => path[0] === 'spec' && operation !== 'remove');
  const path = fresh[0] === 'mtls' ? ['spec', 'mtls', 'mode'] : ['spec', 'portLevelMtls'];
  return { ...hitAt(change, field ?? { path }, 'callers without a certificate of the mesh are refused'), hurts };
}

function strictParts(object: TreeObject | undefined): readonly string[] {
  const ports = at(object?.manifest, 'spec', 'portLevelMtls');
  return [
    ...(textAt(object?.manifest, 'spec', 'mtls', 'mode') === 'STRICT' ? ['mtls'] : []),
    ...Object.entries(isRecord(ports) ? ports : {})
      .filter(([, port]) => textAt(port, 'mode') === 'STRICT')
      .map(([port]) => port),
  ];
}

/**
 * The first policy that allows anything: what it does not name was let through before.
 *
 * @param said - workloads of which a hit spoke already
 */
function allow(change: Change, tree: Tree, closedOn: Closed, said: Set<string>): RuleHit | undefined {
  if (change.after === undefined || !allows(change.after)) return undefined;
  if (change.before !== undefined && allows(change.before)) return undefined;
  const closed = closedOn(change.after.cluster);
  const isFirst = (key: string) => !closed.has(key) && !said.has(key);
  const hurts = taken(tree, change.after).filter((workload) => isFirst(keyOnCluster(workload)));
  if (hurts.length === 0) return undefined;
  for (const workload of hurts) said.add(keyOnCluster(workload));
  const found = `the first policy that allows anything to ${subjectOf(hurts[0]!)}: what it does not name is refused`;
  const field = change.fields.find(({ path }) => path[0] === 'spec');
  return { ...hitAt(change, field ?? { path: ['spec', 'action'] }, found), hurts };
}

/** Workloads of a cluster that let in only what a policy names. */
type Closed = (cluster: string) => ReadonlySet<string>;

function closedIn(tree: Tree): Closed {
  const known = new Map<string, ReadonlySet<string>>();
  return (cluster) => {
    const policies = () => tree.of(cluster, 'security.istio.io', 'AuthorizationPolicy').filter(allows);
    const found = known.get(cluster) ?? new Set(policies().flatMap((policy) => taken(tree, policy).map(keyOnCluster)));
    known.set(cluster, found);
    return found;
  };
}

function allows({ manifest }: TreeObject): boolean {
  const dry = manifest.metadata.annotations?.['istio.io/dry-run'] === 'true';
  return !dry && (textAt(manifest, 'spec', 'action') ?? 'ALLOW') === 'ALLOW';
}

function* subsets(comparison: Comparison): Iterable<RuleHit> {
  const removed = gone(comparison, DESTINATIONS);
  const changed = edited(comparison, DESTINATIONS);
  if (removed.length + changed.length === 0) return;
  const used = new Set(
    [...comparison.before.clusters.keys()].flatMap((cluster) =>
      comparison.before
        .of(cluster, 'networking.istio.io', 'VirtualService')
        .flatMap(({ manifest }) => targets(manifest.spec).map((target) => `${cluster}/${target}`)),
    ),
  );
  const names = ({ manifest }: TreeObject) =>
    listAt(manifest, 'spec', 'subsets').flatMap((one) => textAt(one, 'name') ?? []);
  const isUsed = ({ cluster, manifest }: TreeObject, name: string) =>
    used.has(`${cluster}/${short(textAt(manifest, 'spec', 'host'))}#${name}`);
  for (const change of changed) {
    const left = names(change.after);
    for (const name of names(change.before)) {
      if (left.includes(name) || !isUsed(change.before, name)) continue;
      const field = change.fields.find(({ path }) => path[1] === 'subsets');
      yield hitAt(change, field ?? { path: ['spec', 'subsets'] }, `a VirtualService sends to the subset ${name}`);
    }
  }
  for (const { before } of removed) {
    const name = names(before).find((one) => isUsed(before, one));
    const hit = name === undefined ? undefined : hitGone(before, `a VirtualService sends to its subset ${name}`);
    if (hit) yield hit;
  }
}

/** Hosts and subsets that a VirtualService sends to, as `<host>#<subset>`. */
function targets(spec: unknown): readonly string[] {
  return ['http', 'tcp', 'tls']
    .flatMap((protocol) => listAt(spec, protocol))
    .flatMap((route) => [...listAt(route, 'route'), { destination: at(route, 'mirror') }])
    .flatMap((one) => {
      const subset = textAt(one, 'destination', 'subset');
      return subset === undefined ? [] : [`${short(textAt(one, 'destination', 'host'))}#${subset}`];
    });
}

/** The first label of a host: `cache` and `cache.shop.svc.cluster.local` are one service. */
function short(host = ''): string {
  return host.split('.', 1)[0] ?? '';
}

function hostsOf({ manifest }: TreeObject): readonly string[] {
  return [
    ...listAt(manifest, 'spec', 'servers').flatMap((server) => textsAt(server, 'hosts')),
    ...listAt(manifest, 'spec', 'listeners').map((listener) => textAt(listener, 'hostname') ?? 'every host'),
  ];
}
