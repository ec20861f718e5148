import { groupOf } from '@delivery/manifest';
import type { Change, FieldChange } from '../../diff/change.ts';
import type { FieldPath, Step } from '../../diff/path.ts';
import { grouped } from '../../grouped.ts';
import type { Comparison } from '../comparison.ts';

/** A change of an object that is there on both sides. */
export type Edited = Extract<Change, { readonly operation: 'change' | 'move' | 'formatting' }>;

/** A change of an object that was there before. */
export type Gone = Change & { readonly before: NonNullable<Change['before']> };

/** A change of an object that is there after. */
export type Come = Change & { readonly after: NonNullable<Change['after']> };

/** Objects that are there on both sides and differ; without kinds, as `group/Kind`, of any. */
export function edited({ changes }: Comparison, ...kinds: readonly string[]): readonly Edited[] {
  if (kinds.length > 0) return ofKinds(changes, kinds).filter(isEdited);
  const all = knownEdited.get(changes) ?? changes.filter(isEdited);
  knownEdited.set(changes, all);
  return all;
}

const knownEdited = new WeakMap<readonly Change[], readonly Edited[]>();

function isEdited(change: Change): change is Edited {
  return change.operation === 'change' || change.operation === 'move';
}

/** Objects that are there no more, also those that come again under another name. */
export function gone({ changes }: Comparison, ...kinds: readonly string[]): readonly Gone[] {
  return ofKinds(changes, kinds).filter(
    (change): change is Gone => change.operation === 'remove' || change.operation === 'rename',
  );
}

/** Objects that were not there, also under another name. */
export function come({ changes }: Comparison, ...kinds: readonly string[]): readonly Come[] {
  return ofKinds(changes, kinds).filter(
    (change): change is Come => change.operation === 'add' || change.operation === 'rename',
  );
}

/** Every rule asks for a few kinds of the same changes. */
const known = new WeakMap<readonly Change[], ReadonlyMap<string, readonly Change[]>>();

function ofKinds(changes: readonly Change[], kinds: readonly string[]): readonly Change[] {
  if (kinds.length === 0) return changes;
  const byKind = known.get(changes) ?? grouped(changes, kindOf);
  known.set(changes, byKind);
  return kinds.flatMap((kind) => byKind.get(kind) ?? []);
}

function kindOf({ before, after }: Change): string {
  const { manifest } = after ?? before;
  return `${groupOf(manifest)}/${manifest.kind}`;
}

/**
 * Field changes at, below or above a path: whoever removes `spec` changes `spec.selector` too. `*` stands for any one step.
 *
 * @param pattern - e.g. `spec.selector`, `spec.template.spec.containers.*.image`
 */
export function fieldsAt({ fields }: Pick<Change, 'fields'>, pattern: string): readonly FieldChange[] {
  const steps = stepsOf(pattern);
  return fields.filter(({ path }) => steps.every((step, i) => fits(step, path[i])));
}

/** Rules ask for the same few patterns of every change. */
const split = new Map<string, readonly string[]>();

function stepsOf(pattern: string): readonly string[] {
  const steps = split.get(pattern) ?? pattern.split('.');
  split.set(pattern, steps);
  return steps;
}

function fits(pattern: string, step: Step | undefined): boolean {
  return step === undefined || pattern === '*' || step === pattern;
}

/** Whether a path begins with these steps. */
export function isBelow(path: FieldPath, ...steps: readonly string[]): boolean {
  return steps.every((step, i) => path[i] === step);
}
