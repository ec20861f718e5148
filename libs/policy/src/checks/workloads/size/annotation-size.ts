import type { Check } from '../../../check.ts';
import { fieldsAt } from '../../../fields.ts';
import { bytesOf, limits, mostBytesOf, sizeText } from './bytes.ts';

const { annotations: most } = limits;

export const annotationSize: Check = {
  id: 'W72a',
  name: 'annotation-size',
  title: 'The annotations of an object stay below 256 KiB',
  why: 'The API server refuses more, and with it the sync.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://github.com/kubernetes/apimachinery/blob/v0.36.0/pkg/api/validation/objectmeta.go',
    'https://github.com/argoproj/argo-cd/issues/8128',
  ],
  fix: 'move the text into a ConfigMap, or into what the annotation may point at',
  good: [
    { name: 'small' },
    { name: 'the most', set: { 'metadata.annotations': { note: 'a'.repeat(most - 4) } } },
    { name: 'no text, which schemas speak of', set: { 'metadata.annotations.note': 1 } },
  ],
  bad: [
    {
      name: 'one byte more',
      set: { 'metadata.annotations': { note: 'a'.repeat(most - 3) } },
      at: 'metadata.annotations',
      found: 'annotations of 262,145 bytes',
    },
    {
      name: 'one byte more in all, with letters of two bytes, on a ConfigMap',
      on: 'ConfigMap shop/order',
      set: { 'metadata.annotations': { a: 'ä'.repeat(100_000), b: 'b'.repeat(62_143) } },
      at: 'metadata.annotations',
      found: 'annotations of 262,145 bytes',
    },
  ],
  inspect: function* ({ objects }) {
    for (const object of objects) {
      const annotations = fieldsAt(object, 'metadata', 'annotations');
      if (mostBytesOf(annotations) <= most) continue;
      const bytes = Object.entries(annotations)
        .flat()
        .reduce<number>((sum, text) => sum + textBytes(text), 0);
      if (bytes <= most) continue;
      yield {
        object,
        path: ['metadata', 'annotations'],
        found: `annotations of ${sizeText(bytes)}`,
        allowed: sizeText(most),
      };
    }
  },
};

function textBytes(value: unknown): number {
  return typeof value === 'string' ? bytesOf(value) : 0;
}
