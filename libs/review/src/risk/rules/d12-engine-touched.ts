import { groupOf, type Manifest } from '@delivery/manifest';
import { at, textAt, textsAt } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { edited } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { isPreserving } from '../look/expansion.ts';
import { isEnginePart } from '../look/own-rule.ts';
import { templatePath } from '../look/pods.ts';
import { prunedBy, subjectOf, unitText } from '../look/prune.ts';
import { standing } from '../look/standing.ts';
import { APPLICATION, APPLICATION_SET } from '../look/sync-objects.ts';
import { type Rule, STOP } from '../rule.ts';
import { nearMiss, positive } from './d12-engine-touched.cases.ts';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

export const d12: Rule = {
  id: 'D12',
  name: 'engine-touched',
  title: 'What a sync object takes along when it is deleted changes, or a part of the engine goes',
  reason:
    'The finalizer decides whether everything goes with the Application or stays behind. An engine that deletes its own parts cannot make them again.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/6046',
    'https://github.com/argoproj/argo-cd/issues/29600',
    'https://github.com/fluxcd/flux2/issues/3949',
    'https://github.com/controlplaneio-fluxcd/flux-operator/issues/391',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/',
  ],
  verdicts: STOP,
  procedure: [
    'Change finalizers in a pull request that changes nothing else, and see it applied: `kubectl -n argocd get application <name> -o jsonpath={.metadata.finalizers}`.',
    'Before a part of the engine goes, annotate it with argocd.argoproj.io/sync-options: Prune=false or kustomize.toolkit.fluxcd.io/prune: disabled, and let that sync.',
    'Remove parts of an engine by hand, with another terminal at hand that can apply bootstrap/ again.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const { before, after } of edited(comparison, APPLICATION, APPLICATION_SET)) {
      for (const { field, takes } of FINALIZERS) {
        const [was, is] = [takes(before.manifest), takes(after.manifest)];
        if (was === undefined || is === undefined || was === is) continue;
        yield {
          object: after,
          field,
          before: at(before.manifest, ...field),
          after: at(after.manifest, ...field),
          found: consequence(after, is),
        };
      }
    }
    for (const object of deleted(comparison)) {
      const { manifest } = object;
      const readers = readersOf(comparison, object);
      if (!isEnginePart(object) && readers.length === 0) continue;
      if (comparison.after.find(keyOnCluster(object)) !== undefined) continue;
      const hurts = readers.flatMap(({ object: reader }) => reader ?? []);
      const [first] = readers;
      const what = first ? `which ${unitText(first.unit)} still reads` : 'a part of the engine';
      yield {
        object,
        field: [],
        found: `${subjectOf(object)}, ${what}, leaves the tree: ${prunedBy(object) ?? ''}`,
        deletes: [object],
        ...(hurts.length > 0 && { hurts }),
        ...(templatePath(manifest) !== undefined && { verdict: 'stop' as const }),
      };
    }
  },
};

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/ */
function consequence(object: TreeObject, takes: boolean): string {
  const subject = subjectOf(object);
  if (object.manifest.kind === 'ApplicationSet')
    return `what becomes of the Applications of ${subject} when they go is another`;
  if (takes) return `everything that ${subject} applied is deleted with it now`;
  return `what ${subject} applied stays behind without an owner when it goes`;
}

/** What reads a source of Flux. */
interface Reader {
  readonly unit: SyncUnit;
  /** Absent: a sync object whose own file nobody places on a cluster. */
  readonly object: TreeObject | undefined;
}

/**
 * Kustomizations and HelmReleases that read a source after the change, also those that leave the tree and stay on their cluster. One
 * that is deleted needs no source for that.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
 */
function readersOf(comparison: Comparison, { cluster, manifest }: TreeObject): readonly Reader[] {
  if (!groupOf(manifest).endsWith('source.toolkit.fluxcd.io')) return [];
  const { name, namespace } = manifest.metadata;
  const reads = ({ cluster: on, namespace: home, manifest: { spec } }: SyncUnit) =>
    [at(spec, 'sourceRef'), at(spec, 'chart', 'spec', 'sourceRef'), at(spec, 'chartRef')].some(
      (ref) =>
        on === cluster &&
        textAt(ref, 'kind') === manifest.kind &&
        textAt(ref, 'name') === name &&
        (textAt(ref, 'namespace') ?? home) === namespace,
    );
  const tree = standing(comparison);
  return tree.units.filter(reads).map((unit) => ({ unit, object: tree.find(keyOnCluster(unit)) }));
}

/** Whether what was applied is deleted too; undefined where the kind does not say it in this place. */
const FINALIZERS: readonly {
  readonly field: readonly string[];
  readonly takes: (manifest: Manifest) => boolean | undefined;
}[] = [
  { field: ['metadata', 'finalizers'], takes: (manifest) => has(textsAt(manifest.metadata, 'finalizers')) },
  {
    field: ['spec', 'template', 'metadata', 'finalizers'],
    takes: (manifest) => {
      if (manifest.kind !== 'ApplicationSet' || isPreserving(manifest)) return undefined;
      const own = textsAt(manifest.spec, 'template', 'metadata', 'finalizers');
      // The controller gives its own to Applications without any.
      return own.length === 0 || has(own);
    },
  },
];

function has(finalizers: readonly string[]): boolean {
  return finalizers.some((one) => one.startsWith(FINALIZER));
}
