import type { Cluster } from '@delivery/fleet';
import type { Fact } from '@delivery/review';
import { clusterFile, environmentFile, REPOSITORY, RINGS, type FactFiles } from './fact-files.ts';

export type Path = readonly (string | number)[];

/** A leaf of a fact file. A list of plain values is one leaf. */
export interface SourceFact extends Fact {
  readonly file: string;
  /** Where it stands in its file; empty for what the name of the file states. */
  readonly path: Path;
}

/**
 * Everything that the fact files state for one app on one cluster: `cluster.…`, `environment.…`, `ring.ref`, `repository.…`, `release.…`.
 * What other clusters, environments, rings and apps state is not among it.
 */
export function sourceFacts(
  files: FactFiles,
  { name, environment, ring }: Cluster,
  app: string,
): readonly SourceFact[] {
  const file = clusterFile(name);
  const rings = files.read(RINGS).value as readonly { readonly name: string }[];
  const place = rings.findIndex((one) => one.name === ring.name);
  const release = files.release(app);
  return [
    { name: 'cluster.name', value: name, file, path: [], at: { file } },
    ...leaves(files, 'cluster', file),
    ...leaves(files, 'environment', environmentFile(environment.name)),
    ...leaves(files, 'ring', RINGS, [place]).filter((fact) => fact.name === 'ring.ref'),
    ...leaves(files, 'repository', REPOSITORY),
    ...(release === undefined ? [] : leaves(files, 'release', release)),
  ];
}

function leaves(files: FactFiles, name: string, file: string, root: Path = []): readonly SourceFact[] {
  const { value, placeOf } = files.read(file);
  const found: SourceFact[] = [];
  const visit = (value: unknown, path: Path, name: string) => {
    if (isNested(value)) {
      for (const [key, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
        visit(part, [...path, key], typeof key === 'number' ? `${name}[${key}]` : `${name}.${key}`);
      }
    } else found.push({ name, value, file, path, at: placeOf(path) });
  };
  visit(valueOf(value, root), root, name);
  return found;
}

/** Whether a value holds leaves of its own. */
function isNested(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? value.some((item) => typeof item === 'object') : true;
}

/** What stands at a path of plain data; undefined where nothing does. */
export function valueOf(value: unknown, path: Path): unknown {
  return path.reduce((node, key) => (node as Readonly<Record<string | number, unknown>> | undefined)?.[key], value);
}
