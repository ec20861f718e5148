import { listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';

/** The labels of something. */
type Labels = Readonly<Record<string, string>>;

/**
 * Whether a `matchLabels` and `matchExpressions` selector takes labels; an empty one takes all.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function takes(selector: unknown, labels: Labels): boolean {
  return (
    takesLabels(mapAt(selector, 'matchLabels'), labels) &&
    listAt(selector, 'matchExpressions').every((one) => holds(one, labels))
  );
}

/** A plain map of labels, as a Service has it; an empty one takes all. */
export function takesLabels(wanted: Labels, labels: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function holds(expression: unknown, labels: Labels): boolean {
  const key = textAt(expression, 'key') ?? '';
  const values = textsAt(expression, 'values');
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
