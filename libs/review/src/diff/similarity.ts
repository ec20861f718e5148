import type { Manifest } from '@delivery/manifest';
import { isRecord } from '../tree/fields.ts';

/** What an object says beside its identity, to see that another one says nearly the same under another name. */
export interface Body {
  /** How often each leaf stands in it, e.g. `spec.ports[].port=80`; its own name in a value counts as equal to that of another. */
  readonly leaves: ReadonlyMap<string, number>;
  readonly size: number;
  /** How many of its leaves are outside of its metadata. */
  readonly telling: number;
}

/** Shorter names stand in too many words. */
const SHORTEST = 3;

export function bodyOf({ metadata, ...fields }: Manifest): Body {
  const leaves = new Map<string, number>();
  let size = 0;
  const own = (text: string) => {
    if (text === metadata.name || text === metadata.namespace) return '\0';
    return metadata.name.length < SHORTEST ? text : text.split(metadata.name).join('\0');
  };
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value) && value.length > 0) for (const element of value) walk(element, `${path}[]`);
    else if (isRecord(value) && Object.keys(value).length > 0) {
      for (const [key, one] of Object.entries(value)) walk(one, `${path}.${key}`);
    } else {
      const leaf = `${path}=${typeof value === 'string' ? own(value) : JSON.stringify(value)}`;
      leaves.set(leaf, (leaves.get(leaf) ?? 0) + 1);
      size++;
    }
  };
  const { apiVersion: _version, kind: _kind, status: _status, ...content } = fields;
  walk(content, '');
  const telling = Object.keys(content).length === 0 ? 0 : size;
  const { name: _name, namespace: _namespace, ...rest } = metadata;
  walk(rest, 'metadata');
  return { leaves, size, telling };
}

/** How much of the larger one both have, from 0 to 1. */
export function similarity(a: Body, b: Body): number {
  const larger = Math.max(a.size, b.size);
  if (larger === 0) return 1;
  let common = 0;
  for (const [leaf, times] of a.leaves) common += Math.min(times, b.leaves.get(leaf) ?? 0);
  return common / larger;
}

/** Equal for equal bodies. */
export function bodyText({ leaves }: Body): string {
  return [...leaves]
    .map(([leaf, times]) => `${times} ${leaf}`)
    .sort()
    .join('\n');
}
