import { KEY_DEFAULTS } from '../diff/element-keys.ts';
import type { FieldPath, Step } from '../diff/path.ts';
import { isRecord } from '../tree/fields.ts';

/** What stands at a path, whose elements are named by their keys; undefined where the way there ends. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((node, step) => {
    const key = stepIn(node, step);
    return key === undefined ? undefined : (node as Record<string | number, unknown>)[key];
  }, value);
}

/** The key or index that a step stands for in a map or list. */
export function stepIn(node: unknown, step: Step): string | number | undefined {
  if (Array.isArray(node)) {
    if (typeof step === 'number') return step;
    const index = typeof step === 'string' ? -1 : node.findIndex((element) => isElement(element, step));
    return index === -1 ? undefined : index;
  }
  return isRecord(node) && typeof step === 'string' && Object.hasOwn(node, step) ? step : undefined;
}

function isElement(element: unknown, keys: Readonly<Record<string, string>>): boolean {
  return Object.entries(keys).every(([key, value]) => {
    const own = key === '' ? element : isRecord(element) ? (element[key] ?? KEY_DEFAULTS[key]) : undefined;
    return (typeof own === 'object' ? JSON.stringify(own) : String(own ?? '')) === value;
  });
}
