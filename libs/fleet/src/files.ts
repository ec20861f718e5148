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

/** The fact files that their schemas accepted, each with its positions, for the cross-field rules. */
export interface FactFiles {
  /** Undefined when there is none, or none that its schema accepted. */
  readonly repository: FactFile<Repository> | undefined;
  /** As `repository`. */
  readonly rings: FactFile<readonly Ring[]> | undefined;
  readonly environments: readonly FactFile<EnvironmentFacts>[];
  readonly clusters: readonly FactFile<ClusterFacts>[];
  readonly releases: readonly FactFile<Release>[];
  /** Of all files of clusters/environments/, whatever their schema said. */
  readonly environmentNames: readonly string[];
}

const kinds: readonly { readonly schema: SchemaName; readonly pattern: RegExp }[] = [
  { schema: 'repository', pattern: /^clusters\/(repository)\.yaml$/ },
  { schema: 'rings', pattern: /^clusters\/(rings)\.yaml$/ },
  { schema: 'accepted-risks', pattern: /^clusters\/(accepted-risks)\.yaml$/ },
  { schema: 'environment', pattern: /^clusters\/environments\/([^/]+)\.yaml$/ },
  { schema: 'cluster', pattern: /^clusters\/([^/]+)\.yaml$/ },
  { schema: 'release', pattern: /^apps\/[^/]+\/([^/]+)\/release\.yaml$/ },
];

/**
 * Reads and checks every fact file.
 *
 * @returns what the schemas accepted, and everything that is wrong with the rest; exit code 3 when a file is not readable YAML, else 2
 */
export function readFacts(sources: readonly Source[]): {
  readonly facts: FactFiles;
  readonly findings: readonly Finding[];
  readonly exitCode: 2 | 3;
} {
  const files: { readonly schema: SchemaName; readonly file: FactFile<unknown>; readonly accepted: boolean }[] = [];
  const findings: Finding[] = [];
  let exitCode: 2 | 3 = 2;
  for (const source of sources) {
    const kind = kinds.find(({ pattern }) => pattern.test(source.file));
    if (kind === undefined) {
      if (source.file.startsWith('clusters/')) findings.push(misplaced(source.file));
      continue;
    }
    const { file, wrong, readable } = readFile(kind.schema, source);
    findings.push(...wrong);
    if (!readable) exitCode = 3;
    const name = kind.pattern.exec(source.file)?.[1] ?? source.file;
    files.push({ schema: kind.schema, file: { ...file, name }, accepted: wrong.length === 0 });
  }
  const all = (schema: SchemaName) => files.filter((entry) => entry.schema === schema);
  const accepted = (schema: SchemaName) => all(schema).flatMap((entry) => (entry.accepted ? [entry.file] : []));
  for (const schema of ['repository', 'rings', 'environment', 'cluster'] as const) {
    if (all(schema).length === 0) findings.push(missing(schema));
  }
  // the schemas vouch for the types
  const facts = {
    repository: accepted('repository')[0] as FactFile<Repository> | undefined,
    rings: accepted('rings')[0] as FactFile<readonly Ring[]> | undefined,
    environments: accepted('environment') as FactFile<EnvironmentFacts>[],
    clusters: accepted('cluster') as FactFile<ClusterFacts>[],
    releases: accepted('release') as FactFile<Release>[],
    environmentNames: all('environment').map(({ file }) => file.name),
  };
  return { facts, findings, exitCode };
}

export function readFile(
  schema: SchemaName,
  source: Source,
): { file: YamlFile; wrong: readonly Finding[]; readable: boolean } {
  try {
    const file = readYaml(source);
    return { file, wrong: checkSchema(schema, file), readable: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { file } = source;
    return { file: { file, value: undefined, placeOf: () => ({ file }) }, wrong: error.findings, readable: false };
  }
}

const needed = {
  repository: 'clusters/repository.yaml',
  rings: 'clusters/rings.yaml',
  environment: 'clusters/environments/<environment>.yaml',
  cluster: 'clusters/<cluster>.yaml',
};

function missing(schema: keyof typeof needed): Finding {
  const file = needed[schema];
  return {
    id: 'fact-file-missing',
    severity: 'error',
    subject: file,
    found: 'no such file',
    fix: `add ${file}; libs/fleet/schemas/${schema}.schema.json says what it holds`,
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
      'clusters/<cluster>.yaml, clusters/rings.yaml, clusters/repository.yaml, clusters/accepted-risks.yaml, clusters/environments/<environment>.yaml',
    fix: 'move or remove it',
  };
}
