import { isManifest, parse, type Manifest } from '@delivery/manifest';
import type { ClusterFacts, TreeFile } from '@delivery/review';
import { readYaml } from '@delivery/yaml';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fleet.ts';

/** An object of the committed tree that only one cluster has. */
export interface Committed {
  readonly path: string;
  readonly cluster: string;
  /** Of the folder, e.g. `order`; of a sync object the app that it syncs; `''` for what is applied by hand. */
  readonly app: string;
  readonly manifest: Manifest;
}

const CLUSTERS = 'generated/clusters';
const PLACE = /^generated\/clusters\/([^/]+)\/(?:apps\/([^/]+)\/|gitops\/([^/]+)\.yaml$|bootstrap\/)/;

/** Files that an engine reads, in the order of their paths. */
export const files: readonly TreeFile[] = [CLUSTERS, 'generated/crds'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => textFile(`${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8'))),
);

export const objects: readonly Committed[] = files.flatMap(({ path, documents }) => {
  const [, cluster, app, synced] = PLACE.exec(path) ?? [];
  if (cluster === undefined) return [];
  const [document] = documents();
  if (!isManifest(document?.value)) throw new Error(`${path} holds no object`);
  return [{ path, cluster, app: app ?? synced ?? '', manifest: document.value }];
});

export const clusters: readonly (ClusterFacts & { readonly ring: string; readonly cloud: string })[] = [
  ...new Set(objects.map(({ cluster }) => cluster)),
].map((name) => {
  const { environment, ring, cloud, region } = factFile(name) as Readonly<Record<string, string>>;
  if (environment === undefined || ring === undefined || cloud === undefined) throw new Error(`${name} lacks a fact`);
  return { name, environment, ring, cloud, ...(region !== undefined && { region }) };
});

/** In the order in which a change travels. */
export const rings = (factFile('rings') as readonly { readonly name: string }[]).map(({ name }) => name);

/** A file of one object as the writer writes it. */
export function textFile(path: string, text: string): TreeFile {
  let value: unknown;
  return {
    path,
    id: createHash('sha1').update(text).digest('hex'),
    mentions: (part) => text.includes(part),
    documents: () => [{ value: (value ??= parse(text)), line: 1 }],
  };
}

function factFile(name: string): unknown {
  const file = `clusters/${name}.yaml`;
  return readYaml({ file, bytes: readFileSync(join(root, file)) }).value;
}
