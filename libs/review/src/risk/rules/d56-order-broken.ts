import type { Change } from '../../diff/change.ts';
import { at, listAt, textAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { come, edited, fieldsAt } from '../look/changed.ts';
import { dependenciesOf, isBehind, waveOf } from '../look/order.ts';
import { hitAt } from '../look/hit.ts';
import { subjectOf, unitText } from '../look/prune.ts';
import { TWO_REVIEWERS, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d56-order-broken.cases.ts';

const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';
const UNITS = ['kustomize.toolkit.fluxcd.io/Kustomization', 'helm.toolkit.fluxcd.io/HelmRelease'];
const WAVE = ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'];

export const d56: Rule = {
  id: 'D56',
  name: 'order-broken',
  title: 'A custom resource can be applied before its CRD, or sync objects wait for each other',
  reason:
    'The first sync fails and is tried a few times; a cycle is never left. Argo CD orders sync objects when it makes them, not when a later commit changes two of them.',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Merge the CRD first, in a pull request of its own, and see it Established on every cluster.',
    'Merge what needs it after that.',
    'Of a cycle: take the edge out that only waits for something nobody reads at start.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    yield* early(comparison);
    yield* waves(comparison);
    yield* dependencies(comparison);
  },
};

/** Custom resources that come together with their CRD, or with a narrower one, and before it. */
function* early(comparison: Comparison): Iterable<RuleHit> {
  const crds = new Map<string, TreeObject>();
  for (const { after } of come(comparison, CRD)) {
    const { group, kind } = kindOf(after);
    // Who has objects of a kind has its CRD, wherever that came from.
    if (comparison.before.of(after.cluster, group, kind).length === 0) crds.set(kindKey(after.cluster, after), after);
  }
  for (const change of edited(comparison, CRD))
    if (isNarrower(change)) crds.set(kindKey(change.key.cluster, change.after), change.after);
  if (crds.size === 0) return;
  const said = new Set<string>();
  for (const { key, after } of come(comparison)) {
    const crd = crds.get(`${key.cluster}/${key.group}/${key.kind}`);
    const [unit, other] = [after.units[0], crd?.units[0]];
    if (!crd || !unit || !other) continue;
    const id = `${key.cluster}/${unit.namespace}/${unit.name}/${key.group}/${key.kind}`;
    const own = isSame(unit, other);
    if (said.has(id)) continue;
    const found = precedes(comparison, { object: after, unit }, { object: crd, unit: other });
    // Of two sync objects the answer is the same for every object of the kind.
    if (!own || found !== undefined) said.add(id);
    if (found !== undefined) yield { object: after, field: own ? WAVE : [], found };
  }
}

interface Placed {
  readonly object: TreeObject;
  readonly unit: SyncUnit;
}

function precedes({ before, after }: Comparison, one: Placed, crd: Placed): string | undefined {
  if (isSame(one.unit, crd.unit)) {
    const first = one.unit.engine === 'argocd' && waveOf(one.object.manifest) < waveOf(crd.object.manifest);
    return first ? `its wave is before that of ${subjectOf(crd.object)}` : undefined;
  }
  if (one.unit.engine === 'flux')
    return isBehind(after, one.unit, crd.unit)
      ? undefined
      : `${unitText(one.unit)} does not wait for ${unitText(crd.unit)}, which brings its CRD`;
  const fresh = [one.unit, crd.unit].every((unit) => !before.units.some((old) => isSame(old, unit)));
  if (fresh && waveOf(one.unit.manifest) >= waveOf(crd.unit.manifest)) return undefined;
  return `${unitText(crd.unit)} brings its CRD in the same step, and may be later`;
}

/** Waves that are changed so that a custom resource comes before its CRD in one sync. */
function* waves(comparison: Comparison): Iterable<RuleHit> {
  for (const change of edited(comparison)) {
    const [field] = change.fields.filter(({ path }) => WAVE.every((step, index) => (path[index] ?? step) === step));
    const [unit] = change.after.units;
    if (!field || !unit || waveOf(change.after.manifest) >= waveOf(change.before.manifest)) continue;
    const { cluster, group, kind } = change.key;
    const crd = comparison.after
      .of(cluster, 'apiextensions.k8s.io', 'CustomResourceDefinition')
      .find((one) => kindKey(cluster, one) === `${cluster}/${group}/${kind}`);
    const [other] = crd?.units ?? [];
    if (crd && other && isSame(unit, other) && waveOf(change.after.manifest) < waveOf(crd.manifest))
      yield hitAt(change, field, `its wave is before that of ${subjectOf(crd)}`);
  }
}

/** Flux: cycles, and what waits for something that is not there. */
function* dependencies(comparison: Comparison): Iterable<RuleHit> {
  const said = new Set<string>();
  for (const change of [...edited(comparison, ...UNITS), ...come(comparison, ...UNITS)]) {
    const field = change.operation === 'add' ? { path: ['spec', 'dependsOn'] } : fieldsAt(change, 'spec.dependsOn')[0];
    const unit = unitOf(comparison.after, change);
    if (!field || !unit || said.has(unit.name)) continue;
    if (isBehind(comparison.after, unit, unit)) {
      for (const other of comparison.after.units) if (isBehind(comparison.after, other, unit)) said.add(other.name);
      yield hitAt(change, field, `${unitText(unit)} waits for itself`);
      continue;
    }
    const missing = dependenciesOf(unit).find(({ namespace, name }) => !find(comparison.after, unit, namespace, name));
    if (missing)
      yield hitAt(change, field, `it waits for ${missing.namespace}/${missing.name}, which is not in the tree`);
  }
}

function find({ units }: Tree, of: SyncUnit, namespace: string, name: string): SyncUnit | undefined {
  return units.find(
    (one) =>
      one.cluster === of.cluster &&
      one.manifest.kind === of.manifest.kind &&
      one.namespace === namespace &&
      one.name === name,
  );
}

function unitOf({ units }: Tree, { after }: Change): SyncUnit | undefined {
  return units.find(
    ({ file, manifest }) => file === after?.file && manifest.metadata.name === after.manifest.metadata.name,
  );
}

function isSame(a: SyncUnit, b: SyncUnit): boolean {
  return (
    a.cluster === b.cluster && a.namespace === b.namespace && a.name === b.name && a.manifest.kind === b.manifest.kind
  );
}

/** What a CRD defines. */
function kindOf({ manifest }: TreeObject): { readonly group: string; readonly kind: string } {
  return { group: textAt(manifest, 'spec', 'group') ?? '', kind: textAt(manifest, 'spec', 'names', 'kind') ?? '' };
}

function kindKey(cluster: string, crd: TreeObject): string {
  const { group, kind } = kindOf(crd);
  return `${cluster}/${group}/${kind}`;
}

function isNarrower({ before, after }: { readonly before: TreeObject; readonly after: TreeObject }): boolean {
  const served = ({ manifest }: TreeObject) =>
    listAt(manifest, 'spec', 'versions')
      .filter((version) => at(version, 'served') === true)
      .map((version) => textAt(version, 'name'));
  const left = served(after);
  return served(before).some((version) => !left.includes(version));
}
