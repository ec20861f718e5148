import { isManifest, parse, type Manifest } from '@delivery/manifest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** An object of the committed tree. */
export interface Committed {
  /** Root-relative path. */
  readonly file: string;
  readonly text: string;
  readonly object: Manifest;
}

/** The clusters of the committed tree, sorted. */
export function clusterNames(): readonly string[] {
  return readdirSync(join(root, 'generated/clusters')).sort();
}

/** Everything below a folder of the committed tree, e.g. `generated/clusters/local/apps`, sorted. */
export function objectsIn(folder: string): readonly Committed[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = `${folder}/${name}`;
      const text = readFileSync(join(root, file), 'utf8');
      const object = parse(text);
      if (!isManifest(object)) throw new Error(`${file} holds no Kubernetes object`);
      return { file, text, object };
    });
}
