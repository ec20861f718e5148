import { fieldsAt, isRecord, listAt, textAt } from '../fields.ts';

/**
 * Whether a LabelSelector takes these labels; one without requirements takes all.
 *
 * @param selector - `matchLabels` and `matchExpressions` (In, NotIn, Exists, DoesNotExist), all of which must hold
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects(selector: unknown, labels: Readonly<Record<string, unknown>>): boolean {
  return matches(fieldsAt(selector, 'matchLabels'), labels) && expressionsHold(selector, labels);
}

/** Whether all of these labels are there with these values: what the selector of a Service says. */
export function matches(wanted: Readonly<Record<string, unknown>>, labels: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

function expressionsHold(selector: unknown, labels: Readonly<Record<string, unknown>>): boolean {
  return listAt(selector, 'matchExpressions').every((expression) => {
    if (!isRecord(expression)) return false;
    const key = textAt(expression, 'key') ?? '';
    const has = Object.hasOwn(labels, key);
    const listed = listAt(expression, 'values').includes(labels[key]);
    switch (expression['operator']) {
      case 'In':
        return has && listed;
      case 'NotIn':
        return !has || !listed;
      case 'Exists':
        return has;
      case 'DoesNotExist':
        return !has;
      default:
        return false;
    }
  });
}
