import type { FieldPath, Step } from '../diff/path.ts';

/**
 * Where a path leads in one object: an index for each step that names an element, so that two ways to name it are one. Steps behind the
 * last one that the object has stay as they are.
 */
export function positionOf(root: unknown, path: FieldPath): FieldPath {
  let value = root;
  return path.map((step) => {
    const key = keyIn(value, step);
    value = key === undefined ? undefined : (value as Readonly<Record<string | number, unknown>>)[key];
    return key ?? step;
  });
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: unknown, path: FieldPath): unknown {
  return path.reduce((value, step) => {
    const key = keyIn(value, step);
    return key === undefined ? undefined : (value as Readonly<Record<string | number, unknown>>)[key];
  }, root);
}

/** Whether one of two positions lies at or below the other one. */
export function overlap(a: FieldPath, b: FieldPath): boolean {
  return a.every((step, i) => b[i] === undefined || same(step, b[i]));
}

function keyIn(value: unknown, step: Step): string | number | undefined {
  if (typeof step === 'object') {
    const index = Array.isArray(value) ? value.findIndex((element) => isNamed(element, step)) : -1;
    return index === -1 ? undefined : index;
  }
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? step : undefined;
}

function isNamed(element: unknown, fields: Readonly<Record<string, string>>): boolean {
  return Object.entries(fields).every(([key, text]) => {
    if (key === '') return String(element) === text;
    const found = (element as Readonly<Record<string, unknown>> | null)?.[key];
    return found === undefined ? key === 'protocol' && text === 'TCP' : String(found) === text; // what the API server fills in
  });
}

function same(a: Step, b: Step): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
