import type { FieldPath } from '../../diff/path.ts';
import { at, textAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import { keyOnCluster, manifestsIn } from '../../tree/objects-of.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { appSpecPath } from '../look/app-spec.ts';
import { edited } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { subjectOf, unitText } from '../look/prune.ts';
import { APPLICATION, APPLICATION_SET, unitKey } from '../look/sync-objects.ts';
import { type Rule, type RuleHit, STOP } from '../rule.ts';
import { nearMiss, positive } from './d03-emptied.cases.ts';

export const d03: Rule = {
  id: 'D03',
  name: 'emptied',
  title: 'A sync object or a file has nothing in it any more',
  reason:
    'A rendering that failed half-way leaves nothing behind, and nothing is what the engine then wants. Argo CD refuses to prune everything by itself unless allowEmpty says otherwise; Flux does not ask.',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18',
    'https://github.com/argoproj/argo-cd/issues/2573',
  ],
  verdicts: STOP,
  procedure: [
    'Render again from a clean checkout: `npm run synth`. An app that renders nothing by mistake fills up again.',
    'If the app should go from the cluster, remove its sync object in the same way as any other, and leave allowEmpty off.',
    'Look at what would be deleted before the merge: `argocd app diff <app>` or `flux diff kustomization <name>`.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    if (comparison.changes.length === 0) return;
    const empty = emptied(comparison);
    for (const { unit, objects } of empty) {
      const object = holderOf(comparison.after, unit);
      if (object) yield unitHit(object, unit, objects);
    }
    yield* emptiedFiles(comparison, new Set(empty.flatMap(({ objects }) => objects.map(keyOnCluster))));
    yield* allowsEmpty(comparison);
  },
};

interface Emptied {
  readonly unit: SyncUnit;
  readonly objects: readonly TreeObject[];
}

/** Units of both sides that prune, applied something, and apply nothing now. */
function emptied({ before, after }: Comparison): readonly Emptied[] {
  const old = byUnit(before);
  const now = byUnit(after);
  return after.units.flatMap((unit) => {
    const key = unitKey(unit);
    const [objects, others] = [old.get(key)?.objects, now.get(key)?.objects];
    const paths = old.get(key)?.unit.paths ?? [];
    const elsewhere = unit.opaque.some(({ kind, name }) => kind === 'chart' || !paths.includes(name));
    return objects === undefined || others !== undefined || elsewhere || !unit.prunes ? [] : [{ unit, objects }];
  });
}

function byUnit(tree: Tree): ReadonlyMap<string, { readonly unit: SyncUnit; readonly objects: readonly TreeObject[] }> {
  const keys = new Map(tree.units.map((unit) => [unit, unitKey(unit)]));
  const found = new Map<string, { unit: SyncUnit; objects: TreeObject[] }>();
  for (const object of tree.objects()) {
    for (const unit of object.units) {
      const key = keys.get(unit) ?? unitKey(unit);
      const known = found.get(key);
      if (known) known.objects.push(object);
      else found.set(key, { unit, objects: [object] });
    }
  }
  return found;
}

/** The object of the tree that is the unit, or makes it. */
function holderOf(tree: Tree, { file, manifest, name, generatedBy }: SyncUnit): TreeObject | undefined {
  const kind = generatedBy === undefined ? manifest.kind : 'ApplicationSet';
  return tree
    .objects()
    .find(
      (one) => one.file === file && one.manifest.kind === kind && one.manifest.metadata.name === (generatedBy ?? name),
    );
}

function unitHit(object: TreeObject, unit: SyncUnit, objects: readonly TreeObject[]): RuleHit {
  const spec = appSpecPath(object.manifest);
  const source = textAt(object.manifest, ...spec, 'source', 'path') === undefined ? 'sources' : 'source.path';
  const field: FieldPath = unit.engine === 'flux' ? ['spec', 'path'] : [...spec, ...source.split('.')];
  return {
    object,
    field,
    before: `${objects.length} objects`,
    after: '0 objects',
    found: `${unitText(unit)} applied ${objects.length} objects and applies none any more`,
    hurts: objects,
    deletes: objects,
  };
}

/** Files that still lie there and hold no object any more. */
function* emptiedFiles(comparison: Comparison, said: ReadonlySet<string>): Iterable<RuleHit> {
  const objects = deleted(comparison).filter((object) => !said.has(keyOnCluster(object)));
  if (objects.length === 0) return;
  const files = new Map(comparison.after.placements.map(({ file }) => [file.path, file]));
  const byFile = new Map<string, TreeObject[]>();
  for (const object of objects) {
    const file = files.get(object.file);
    if (file === undefined || manifestsIn(file).length > 0) continue;
    const key = `${object.cluster}#${object.file}`;
    byFile.set(key, [...(byFile.get(key) ?? []), object]);
  }
  for (const all of byFile.values()) {
    const [first] = all;
    if (first === undefined) continue;
    const found = `${first.file} is still there and holds no object any more; before it had ${subjectOf(first)}`;
    const more = all.length > 1 ? ` and ${all.length - 1} more` : '';
    yield { object: first, field: [], found: found + more, hurts: all, deletes: all };
  }
}

function* allowsEmpty(comparison: Comparison): Iterable<RuleHit> {
  for (const { before, after } of edited(comparison, APPLICATION, APPLICATION_SET)) {
    const field = [...appSpecPath(after.manifest), 'syncPolicy', 'automated', 'allowEmpty'];
    const [was, is] = [at(before.manifest, ...field), at(after.manifest, ...field)];
    if (is !== true || was === true) continue;
    yield { object: after, field, before: was, after: is, found: 'it prunes everything when its source is empty' };
  }
}
