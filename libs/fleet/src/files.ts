import { Refusal, type Finding } from '@delivery/findings';
import { readYaml, type Source, type YamlFile } from '@delivery/yaml';
import type { ClusterFacts, EnvironmentFacts, Release, Repository, Ring } from './facts.ts';
import { checkSchema, type SchemaName } from './schema.ts';

/** A fact file that its schema accepted. */
export interface FactFile<T> extends YamlFile {
  /** Name of the cluster, environment or app; the file's own name for the others. */
  readonly name: string;
  readonly value: T;
}

/** All fact files, each with its positions, for the cross-field rules. */
export interface FactFiles {
  readonly repository: FactFile<Repository>;
  readonly rings: FactFile<readonly Ring[]>;
  readonly environments: readonly FactFile<EnvironmentFacts>[];
  readonly clusters: readonly FactFile<ClusterFacts>[];
  readonly releases: readonly FactFile<Release>[];
}

const kinds: readonly { readonly schema: SchemaName; readonly pattern: RegExp }[] = [
  { schema: 'repository', pattern: /^clusters\/(repository)\.yaml$/ },
  { schema: 'rings', pattern: /^clusters\/(rings)\.yaml$/ },
  { schema: 'environment', pattern: /^clusters\/environments\/([^/]+)\.yaml$/ },
  { schema: 'cluster', pattern: /^clusters\/([^/]+)\.yaml$/ },
  { schema: 'release', pattern: /^apps\/[^/]+\/([^/]+)\/release\.yaml$/ },
];

/**
 * Reads and checks every fact file.
 *
 * @throws Refusal with all findings of all files: exit code 3 when a file is not readable YAML, else 2
 */
export function readFacts(sources: readonly Source[]): FactFiles {
  const files = new Map<SchemaName, FactFile<unknown>[]>();
  const findings: Finding[] = [];
  let exitCode: 2 | 3 = 2;
  for (const source of sources) {
    const kind = kinds.find(({ pattern }) => pattern.test(source.file));
    if (kind === undefined) {
      if (source.file.startsWith('clusters/')) findings.push(misplaced(source.file));
      continue;
    }
    try {
      const file = readYaml(source);
      findings.push(...checkSchema(kind.schema, file));
      const name = kind.pattern.exec(source.file)?.[1] ?? source.file;
      files.set(kind.schema, [...(files.get(kind.schema) ?? []), { ...file, name }]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push(...error.findings);
      exitCode = 3;
    }
  }
  const all = (schema: SchemaName) => files.get(schema) ?? [];
  const one = (schema: 'repository' | 'rings') =>
    all(schema)[0] ?? { file: '', name: schema, value: undefined, placeOf: () => ({ file: '' }) };
  for (const schema of ['repository', 'rings', 'environment', 'cluster'] as const) {
    if (exitCode === 2 && all(schema).length === 0) findings.push(missing(schema));
  }
  if (findings.length > 0) throw new Refusal(exitCode, findings);
  // the schemas vouch for the types
  return {
    repository: one('repository') as FactFile<Repository>,
    rings: one('rings') as FactFile<readonly Ring[]>,
    environments: all('environment') as FactFile<EnvironmentFacts>[],
    clusters: all('cluster') as FactFile<ClusterFacts>[],
    releases: all('release') as FactFile<Release>[],
  };
}

function missing(schema: SchemaName): Finding {
  const file = {
    repository: 'clusters/repository.yaml',
    rings: 'clusters/rings.yaml',
    environment: 'clusters/environments/<environment>.yaml',
    cluster: 'clusters/<cluster>.yaml',
    release: '',
  }[schema];
  return {
    id: 'fact-file-missing',
    severity: 'error',
    subject: file,
    found: 'no such file',
    fix: `add ${file}; docs/architecture.md shows one`,
  };
}

function misplaced(file: string): Finding {
  return {
    id: 'fact-file-unknown',
    severity: 'error',
    subject: file,
    at: { file },
    found: 'a file that is none of the fact files',
    allowed:
      'clusters/<cluster>.yaml, clusters/rings.yaml, clusters/repository.yaml, clusters/environments/<environment>.yaml',
    fix: 'move or remove it',
  };
}
