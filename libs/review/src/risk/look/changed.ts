import { groupOf } from '@delivery/manifest';
import type { Change, FieldChange } from '../../diff/change.ts';
import type { FieldPath, Step } from '../../diff/path.ts';
import type { Comparison } from '../comparison.ts';

/** A change of an object that is there on both sides. */
export type Edited = Extract<Change, { readonly operation: 'change' | 'move' | 'formatting' }>;

/** Objects of a kind that are there on both sides and differ; without a group and kind, of any. */
export function edited({ changes }: Comparison, ...kinds: readonly string[]): readonly Edited[] {
  return changes.filter(
    (change): change is Edited => (change.operation === 'change' || change.operation === 'move') && isOf(change, kinds),
  );
}

/** Objects that are there no more, also those that come again under another name; kinds as `group/Kind`. */
export function gone(
  { changes }: Comparison,
  ...kinds: readonly string[]
): readonly (Change & { readonly before: NonNullable<Change['before']> })[] {
  return changes.filter(
    (change): change is Change & { readonly before: NonNullable<Change['before']> } =>
      (change.operation === 'remove' || change.operation === 'rename') && isOf(change, kinds),
  );
}

/** Objects that were not there, also under another name. */
export function come(
  { changes }: Comparison,
  ...kinds: readonly string[]
): readonly (Change & { readonly after: NonNullable<Change['after']> })[] {
  return changes.filter(
    (change): change is Change & { readonly after: NonNullable<Change['after']> } =>
      (change.operation === 'add' || change.operation === 'rename') && isOf(change, kinds),
  );
}

function isOf({ before, after }: Change, kinds: readonly string[]): boolean {
  if (kinds.length === 0) return true;
  const manifest = (after ?? before)?.manifest;
  return manifest !== undefined && kinds.includes(`${groupOf(manifest)}/${manifest.kind}`);
}

/**
 * Field changes at, below or above a path: whoever removes `spec` changes `spec.selector` too. `*` stands for any one step.
 *
 * @param pattern - e.g. `spec.selector`, `spec.template.spec.containers.*.image`
 */
export function fieldsAt({ fields }: Pick<Change, 'fields'>, pattern: string): readonly FieldChange[] {
  const steps = pattern.split('.');
  return fields.filter(({ path }) => steps.every((step, i) => fits(step, path[i])));
}

function fits(pattern: string, step: Step | undefined): boolean {
  return step === undefined || pattern === '*' || step === pattern;
}

/** Whether a path begins with these steps. */
export function isBelow(path: FieldPath, ...steps: readonly string[]): boolean {
  return steps.every((step, i) => path[i] === step);
}
