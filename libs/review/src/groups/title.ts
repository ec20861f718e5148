import type { FieldChange } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import type { AtomGroup } from './groups.ts';
import { subjectsOf } from './groups.ts';
import { imageChange, versionsText } from './image.ts';

/** Longer values are told by their fields, not in a title. */
const LONGEST = 48;

/** What a group is about, in one line, e.g. `order 1.4.1 → 1.4.2`, `spec.replicas 3 → 4`, `new app billing: 11 objects`. */
export function titleOf(group: AtomGroup, whole: ReadonlySet<string> = new Set()): string {
  const [first] = group.atoms;
  if (first === undefined) return '';
  if (first.field) return fieldsTitle(group.atoms.flatMap(({ field }) => field ?? []));
  const { change } = first;
  const subjects = [...subjectsOf(group).values()];
  const one = subjects[0] ?? '';
  const many = `${subjects.length} objects`;
  if (whole.has(change.key.cluster)) {
    return `${group.operation === 'add' ? 'new cluster' : 'removed cluster'} ${change.key.cluster}: ${many}`;
  }
  switch (change.operation) {
    case 'add':
      return subjects.length === 1 ? `new ${one}` : `${many} added to ${change.app}`;
    case 'remove':
      return subjects.length === 1 ? `${one} removed` : `${many} removed from ${change.app}`;
    case 'rename':
      return `${change.before.manifest.kind} ${change.from.name} renamed to ${change.key.name}`;
    default:
      return `${subjects.length === 1 ? one : many} moved from ${change.before?.app ?? ''} to ${change.app}`;
  }
}

/** A release first, since the version labels follow it; else the first field. */
function fieldsTitle(fields: readonly FieldChange[]): string {
  const image = fields.map(imageChange).find((one) => one !== undefined);
  if (image) return `${image.name} ${versionsText(image).join(' → ')}`;
  const [first] = fields;
  const more = fields.length === 1 ? '' : ` and ${fields.length - 1} more ${fields.length === 2 ? 'field' : 'fields'}`;
  return first ? `${fieldTitle(first)}${more}` : '';
}

function fieldTitle({ path, operation, before, after }: FieldChange): string {
  const [old, next] = [shown(before), shown(after)];
  const field = fieldText(path);
  if (operation === 'add') return next === undefined ? `${field} added` : `${field} added: ${next}`;
  if (operation === 'remove') return old === undefined ? `${field} removed` : `${field} removed: ${old}`;
  return old === undefined || next === undefined ? `${field} changed` : `${field} ${old} → ${next}`;
}

/** A short value in one line. */
function shown(value: unknown): string | undefined {
  if (typeof value === 'object' || value === undefined) return undefined;
  const text = String(value);
  return text.length > LONGEST || text.includes('\n') ? undefined : text;
}
