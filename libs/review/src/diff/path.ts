import { pathText } from '@delivery/findings';

/**
 * One step from the root of an object: a key, an index, or the fields by whose values an element of a list is told apart, e.g.
 * `{ name: 'order' }`. `{ '': 'value' }` is an element that is told apart by its whole value.
 */
export type Step = string | number | Readonly<Record<string, string>>;

/** Steps from the root of an object. */
export type FieldPath = readonly Step[];

/** As people write it: `spec.template.spec.containers[name=order].image`; `''` is the root. */
export function fieldText(path: FieldPath): string {
  const text = path.map((step) => (typeof step === 'object' ? `[${elementText(step)}]` : pathText([step])));
  return text.reduce((left, right) => (left === '' || right.startsWith('[') ? left + right : `${left}.${right}`), '');
}

/** E.g. `name=order`, `containerPort=8080,protocol=TCP`, `CREATE`. */
function elementText(step: Readonly<Record<string, string>>): string {
  return Object.entries(step)
    .map(([key, value]) => (key === '' ? value : `${key}=${value}`))
    .join(',');
}
