import type { Change } from '../../diff/change.ts';
import type { FieldPath } from '../../diff/path.ts';
import { isRecord, textAt } from '../../tree/fields.ts';

/** A text somewhere in an object. */
export interface TextField {
  readonly path: FieldPath;
  readonly text: string;
}

/**
 * Texts that an object did not have at that place before: all of a new one, else those of the fields that differ. A CRD has none: it says
 * what others may hold, in many words.
 */
export function newTexts({ operation, after, fields }: Change): readonly TextField[] {
  if (after === undefined || after.manifest.kind === 'CustomResourceDefinition') return [];
  if (operation === 'add') return [...textsIn(after.manifest)];
  return fields.flatMap((field) => (field.order === true ? [] : [...textsIn(field.after, field.path)]));
}

/** Every text in a value. */
export function* textsIn(value: unknown, path: FieldPath = []): Iterable<TextField> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) {
    for (const [index, one] of (value as readonly unknown[]).entries()) {
      const name = textAt(one, 'name');
      yield* textsIn(one, [...path, name === undefined ? index : { name }]);
    }
  } else if (isRecord(value)) for (const [key, one] of Object.entries(value)) yield* textsIn(one, [...path, key]);
}
