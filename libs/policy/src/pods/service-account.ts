import { textAt, type Fields } from '../fields.ts';

/** The ServiceAccount that the spec of a pod names, by its field or by the old one; undefined stands for `default`. */
export function serviceAccountOf(spec: Fields): string | undefined {
  return textAt(spec, 'serviceAccountName') || textAt(spec, 'serviceAccount') || undefined;
}
