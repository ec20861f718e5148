import { readYaml, type Source, type YamlFile } from '@delivery/yaml';

/** The fact files of a repository. */
export interface FactFiles {
  /** Reads a file, once. */
  readonly read: (file: string) => YamlFile;
  readonly source: (file: string) => Source;
  /** Paths of the files of the same kind, itself left out, e.g. of the other clusters. */
  readonly others: (file: string) => readonly string[];
  /** Names of the environments. */
  readonly environments: readonly string[];
  /** Path of an app's release; undefined for apps that run no image. */
  readonly release: (app: string) => string | undefined;
}

const ENVIRONMENT = /^clusters\/environments\/([^/]+)\.yaml$/;
const RELEASE = /^apps\/[^/]+\/([^/]+)\/release\.yaml$/;
export const RINGS = 'clusters/rings.yaml';
export const REPOSITORY = 'clusters/repository.yaml';

export const clusterFile = (cluster: string) => `clusters/${cluster}.yaml`;
export const environmentFile = (environment: string) => `clusters/environments/${environment}.yaml`;

/** @param sources may hold other files too */
export function factFiles(sources: readonly Source[]): FactFiles {
  const byPath = new Map(sources.map((source) => [source.file, source]));
  const known = new Map<string, YamlFile>();
  const source = (file: string) => {
    const found = byPath.get(file);
    if (found === undefined) throw new Error(`${file} is no fact file`);
    return found;
  };
  return {
    source,
    read(file) {
      const found = known.get(file) ?? readYaml(source(file));
      known.set(file, found);
      return found;
    },
    others: (file) => [...byPath.keys()].filter((other) => other !== file && kindOf(other) === kindOf(file)),
    environments: [...byPath.keys()].flatMap((file) => ENVIRONMENT.exec(file)?.[1] ?? []),
    release: (app) => [...byPath.keys()].find((file) => RELEASE.exec(file)?.[1] === app),
  };
}

function kindOf(file: string): string {
  if (file === RINGS || file === REPOSITORY) return file;
  if (RELEASE.test(file)) return 'release';
  if (ENVIRONMENT.test(file)) return 'environment';
  return /^clusters\/[^/]+\.yaml$/.test(file) ? 'cluster' : file;
}
