import { findSecrets, type Manifest, type SecretHit } from '@delivery/manifest';
import type { Path } from './check.ts';
import { podTemplatesOf } from './pods/pod-template.ts';

const found = new WeakMap<Manifest, readonly SecretHit[]>();

/** What looks like a secret in an object. Each object is read once, however many checks ask. */
export function secretsIn(object: Manifest): readonly SecretHit[] {
  let hits = found.get(object);
  if (hits === undefined) {
    hits = findSecrets(object);
    found.set(object, hits);
  }
  return hits;
}

/**
 * Whether a place holds what people configure programs with: annotations, the data of a ConfigMap, and the arguments and environment of
 * containers. A Secret has no such places.
 */
export function isConfiguration(object: Manifest, path: Path): boolean {
  if (object.kind === 'Secret') return false;
  if (starts(path, ['metadata', 'annotations'])) return true;
  if (object.kind === 'ConfigMap') return path[0] === 'data' || path[0] === 'binaryData';
  return podTemplatesOf(object).some((pod) => {
    if (starts(path, [...pod.path, 'metadata', 'annotations'])) return true;
    if (!starts(path, [...pod.path, 'spec'])) return false;
    const [list, , field] = path.slice(pod.path.length + 1);
    return LISTS.includes(String(list)) && FIELDS.includes(String(field));
  });
}

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];
const FIELDS = ['env', 'args', 'command'];

function starts(path: Path, beginning: Path): boolean {
  return beginning.every((step, i) => path[i] === step);
}
