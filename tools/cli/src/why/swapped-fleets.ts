import { clouds } from '@delivery/component';
import { Refusal } from '@delivery/findings';
import { parseFleet, type Cluster, type Fleet } from '@delivery/fleet';
import type { Source } from '@delivery/yaml';
import { clusterFile, environmentFile, REPOSITORY, RINGS, type FactFiles } from './fact-files.ts';
import { listedValues } from './listed-values.ts';
import { distinct, otherValues } from './other-values.ts';
import { valueOf, type Path, type SourceFact } from './source-facts.ts';

/** One cluster, and as much of its fleet as apps on it are rendered from. */
export interface ClusterFleet {
  readonly fleet: Fleet;
  readonly cluster: Cluster;
}

/** How many other values show what hangs on a fact that may have any. */
const ENOUGH = 3;

/** What a cloud's accounts and zones look like ties one fact to another; here one moves alone. */
const lenient = Object.fromEntries(
  Object.keys(clouds).map((name) => [name, { account: { form: /(?:)/, words: 'any account' } }]),
);

/**
 * The fleet of one cluster with other values of one of its facts: all that are listed for it, else what the same leaf holds elsewhere and
 * values of the same form. What a schema or a rule refuses is passed over, and so is a retired cluster. Where no other value is valid, e.g.
 * a minimum that equals its maximum, the fact is swapped together with those beside it.
 */
export function* swappedFleets(
  base: Fleet,
  files: FactFiles,
  cluster: Cluster,
  fact: SourceFact,
): Generator<ClusterFleet> {
  const { file, path } = fact;
  const listed = listedValues(files, fact);
  const alone = listed ?? openValues(files, cluster, fact);
  let found = 0;
  for (const swapped of fleetsWith(base, files, cluster, fact, path, distinct(alone, fact.value))) {
    yield swapped;
    found += 1;
    if (listed === undefined && found === ENOUGH) return;
  }
  if (found > 0 || path.length < 2) return;
  const around = path.slice(0, -1);
  const beside = files.others(file).map((other) => valueOf(files.read(other).value, around));
  yield* fleetsWith(base, files, cluster, fact, around, distinct(beside, undefined));
}

function openValues(files: FactFiles, { cloud }: Cluster, { name, value, file, path }: SourceFact): readonly unknown[] {
  const formed = otherValues(value);
  if (name === 'cluster.name') return formed;
  const others = files.others(file).map((other) => files.read(other).value);
  const near = others.filter((other) => valueOf(other, ['cloud']) === cloud);
  const elsewhere = [...near, ...others].map((other) => valueOf(other, path));
  return [...distinct(elsewhere, value).slice(0, 1), ...formed, ...elsewhere];
}

function* fleetsWith(
  base: Fleet,
  files: FactFiles,
  { name, environment }: Cluster,
  { name: fact, file }: SourceFact,
  path: Path,
  values: readonly unknown[],
): Generator<ClusterFleet> {
  const own = environmentFile(environment.name);
  const others = fact === 'cluster.environment' ? files.others(own) : [];
  const read = new Set([clusterFile(name), own, ...others, RINGS, REPOSITORY, file]);
  for (const value of values) {
    const sources = [...read].map((one) => (one === file ? withValue(files, file, path, value) : files.source(one)));
    const parsed = parsedFleet(sources);
    const [only] = parsed?.clusters ?? [];
    if (parsed === undefined || only === undefined) continue;
    yield { fleet: { ...parsed, releases: new Map([...base.releases, ...parsed.releases]) }, cluster: only };
  }
}

/** Undefined for facts that break a schema or a rule. */
function parsedFleet(sources: readonly Source[]): Fleet | undefined {
  try {
    return parseFleet(sources, lenient);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function withValue(files: FactFiles, file: string, path: Path, value: unknown): Source {
  if (path.length === 0) return { ...files.source(file), file: clusterFile(String(value)) };
  const text = JSON.stringify(replaced(files.read(file).value, path, value)); // JSON is YAML
  return { file, bytes: new TextEncoder().encode(text) };
}

/** Plain data with another value at a path that it has. */
function replaced(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) return data.with(Number(key), replaced(data[Number(key)], rest, value));
  const object = data as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], rest, value) };
}
