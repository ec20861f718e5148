import { groupOf, type Manifest } from '@delivery/manifest';
import { textAt } from '../../tree/fields.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Comparison } from '../comparison.ts';
import { appliedBy, unitsOf } from '../look/owned.ts';
import { edited, type Edited } from '../look/changed.ts';
import { prunedBy } from '../look/prune.ts';
import { touched, type Touched } from '../look/touched.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d37-destination.cases.ts';

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'argoproj.io/Application': ['spec.destination.server', 'spec.destination.name', 'spec.destination.namespace'],
  'argoproj.io/ApplicationSet': [
    'spec.template.spec.destination.server',
    'spec.template.spec.destination.name',
    'spec.template.spec.destination.namespace',
  ],
  'kustomize.toolkit.fluxcd.io/Kustomization': ['spec.kubeConfig', 'spec.targetNamespace'],
  'helm.toolkit.fluxcd.io/HelmRelease': [
    ...['spec.kubeConfig', 'spec.targetNamespace', 'spec.storageNamespace', 'spec.releaseName'],
  ],
};

/** Where a sync object puts what it applies. */
export const d37: Rule = {
  id: 'D37',
  name: 'destination',
  title: 'A sync object applies to another cluster or namespace',
  reason:
    'What it applied stays behind at the old place, still running and owned by nobody, or is pruned at once; a second copy starts at the new one. Both may write to the same database and answer for the same host.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/9172',
    'https://github.com/argoproj/argo-cd/issues/5668',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#target-namespace',
  ],
  verdicts: STOP,
  procedure: [
    'First pull request: add a second sync object with a new name and the new destination. Keep the old one.',
    'Look until the copy is healthy, with no work of its own (consumers and schedules off).',
    'Second pull request: move traffic and work to the new copy.',
    'Third pull request: remove the old sync object with its finalizer, so that it takes the old copy along. Volumes first: protect or copy them.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison, ...Object.keys(FIELDS))) {
      const { manifest } = change.after;
      for (const name of FIELDS[`${groupOf(manifest)}/${manifest.kind}`] ?? []) {
        const field = touched(change, ...name.split('.'));
        if (!field || isSame(field, change)) continue;
        const applied = appliedBy(comparison.before, change.before);
        // Flux prunes by what it applied, so it finds the old ones as long as they are on the same cluster.
        const pruned = name === 'spec.targetNamespace' ? applied.filter(isPruned) : [];
        const left = applied.length === 0 ? 'what it applied stays' : `${applied.length} objects stay`;
        yield {
          ...field,
          found:
            pruned.length > 0 ? `${pruned.length} objects are pruned at the old place` : `${left} at the old place`,
          ...(applied.length > 0 && { hurts: applied }),
          ...(pruned.length > 0 && { deletes: pruned }),
        };
      }
      if (!touched(change, 'spec', 'template', 'spec', 'destination')) yield* generated(change, comparison);
    }
  },
};

/** Applications that a set makes for another place than before, though its template is the same. */
function* generated({ before, after }: Edited, comparison: Comparison): Iterable<RuleHit> {
  if (after.manifest.kind !== 'ApplicationSet') return;
  const old = new Map(unitsOf(comparison.before, before).map((unit) => [unit.name, destinationText(unit)]));
  const moved = unitsOf(comparison.after, after).filter(
    (unit) => old.has(unit.name) && old.get(unit.name) !== destinationText(unit),
  );
  const [first] = moved;
  if (first === undefined) return;
  const places = { before: old.get(first.name), after: destinationText(first) };
  const found = `${moved.map(({ name }) => `Application ${name}`).join(', ')} ${moved.length === 1 ? 'moves' : 'move'}`;
  yield { object: after, field: ['spec', 'generators'], ...places, found };
}

function destinationText({ manifest }: SyncUnit): string {
  const destination = ['spec', 'destination'];
  return `${clusterOf(manifest, destination)}/${textAt(manifest, ...destination, 'namespace') ?? ''}`;
}

/** What has no namespace stays the same object. */
function isPruned(object: TreeObject): boolean {
  return object.manifest.metadata.namespace !== undefined && prunedBy(object) !== undefined;
}

/** Whether another text says the same place. */
function isSame({ field }: Touched, { before, after }: Edited): boolean {
  const name = field.at(-1);
  if (name === 'server' || name === 'name') {
    const path = field.slice(0, -1).map(String);
    return clusterOf(before.manifest, path) === clusterOf(after.manifest, path);
  }
  const [old, next] = [before, after].map(({ manifest }) => placeOf(manifest, field.map(String)));
  return old !== undefined && old === next;
}

function clusterOf(manifest: Manifest, destination: readonly string[]): string {
  const cluster = textAt(manifest, ...destination, 'name') ?? textAt(manifest, ...destination, 'server');
  return cluster === 'in-cluster' || cluster === undefined ? 'https://kubernetes.default.svc' : cluster;
}

/** What a HelmRelease that does not say it takes for its namespaces and the name of its release. */
function placeOf(manifest: Manifest, field: readonly string[]): string | undefined {
  const text = textAt(manifest, ...field);
  if (text !== undefined || manifest.kind !== 'HelmRelease') return text;
  const { namespace, name } = manifest.metadata;
  const target = textAt(manifest, 'spec', 'targetNamespace');
  switch (field.at(-1)) {
    case 'releaseName':
      return target === undefined ? name : `${target}-${name}`;
    case 'targetNamespace':
    case 'storageNamespace':
      return namespace;
    default:
      return undefined;
  }
}
