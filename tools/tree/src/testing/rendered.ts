import type { Rendered } from '../compare-tree.ts';

/** The text of a ConfigMap as the emitter writes it. */
export function configMap(name: string, namespace: string, text = 'one'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\ndata:\n  text: ${text}\n`;
}

/** Texts by path as a rendering. */
export function rendered(files: Readonly<Record<string, string>>): Map<string, Rendered> {
  return new Map(Object.entries(files).map(([path, text]) => [path, { text }]));
}
