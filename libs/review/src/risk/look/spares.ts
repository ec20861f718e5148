import { isRecord, listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';

const NAME = 'kubernetes.io/metadata.name';

/**
 * Whether a namespace selector leaves these namespaces out, as far as it can be told without their labels: by name, or because it only
 * takes those that carry a label. An absent or empty one takes all.
 */
export function spares(selector: unknown, namespaces: readonly string[]): boolean {
  const wanted = mapAt(selector, 'matchLabels');
  const expressions = listAt(selector, 'matchExpressions').filter(isRecord);
  return namespaces.every(
    (namespace) =>
      Object.entries(wanted).some(([key, value]) => key !== NAME || value !== namespace) ||
      expressions.some((one) => leavesOut(one, namespace)),
  );
}

function leavesOut(expression: unknown, namespace: string): boolean {
  const values = textsAt(expression, 'values');
  const byName = textAt(expression, 'key') === NAME;
  switch (textAt(expression, 'operator')) {
    case 'NotIn':
      return byName ? values.includes(namespace) : false;
    case 'In':
      return byName ? !values.includes(namespace) : true;
    case 'Exists':
      return !byName;
    case 'DoesNotExist':
      // The usual mark of a namespace that is left out, e.g. `admission.gatekeeper.sh/ignore`.
      return !byName;
    default:
      return false;
  }
}
