import { groupOf } from '@delivery/manifest';
import type { FieldPath } from '../diff/path.ts';
import type { Edit, EffectRow } from './row.ts';
import { rows } from './rows.ts';

/** The row that says what an edit does; undefined where nothing is known, so that it is taken up as it comes. */
export function rowOf(edit: Edit): EffectRow | undefined {
  const { after } = edit.object;
  return of(`${groupOf(after)}/${after.kind}`).find((row) => row.covers(edit.path) && row.when(edit))?.row;
}

interface Compiled {
  readonly row: EffectRow;
  readonly covers: (path: FieldPath) => boolean;
  readonly when: (edit: Edit) => boolean;
}

const compiled: readonly Compiled[] = rows.map((row) => ({
  row,
  covers: coversOf(row),
  when: row.when ?? (() => true),
}));
const byKind = new Map<string, readonly Compiled[]>();

function of(kind: string): readonly Compiled[] {
  const known = byKind.get(kind);
  if (known) return known;
  const own = compiled.filter(({ row }) => row.kinds.includes(kind) || row.kinds.includes('*'));
  byKind.set(kind, own);
  return own;
}

function coversOf({ fields = [], annotations = [], labels = [] }: EffectRow): (path: FieldPath) => boolean {
  const patterns = fields.map((field) => (field === '' ? [] : field.split('.')));
  const inMap = (path: FieldPath, map: string, names: readonly string[]) =>
    path[0] === 'metadata' && path[1] === map && names.some((name) => isNamed(path[2], name));
  return (path) =>
    patterns.some((pattern) => isBelow(path, pattern)) ||
    inMap(path, 'annotations', annotations) ||
    inMap(path, 'labels', labels);
}

function isBelow(path: FieldPath, pattern: readonly string[]): boolean {
  return pattern.length <= path.length && pattern.every((step, index) => step === '*' || step === path[index]);
}

function isNamed(step: FieldPath[number] | undefined, name: string): boolean {
  if (typeof step !== 'string') return false;
  return name.endsWith('/') ? step.startsWith(name) : step === name;
}
