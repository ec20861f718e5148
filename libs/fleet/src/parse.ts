import { Refusal } from '@delivery/findings';
import type { Source } from '@delivery/yaml';
import type { Clouds } from './cloud.ts';
import type { ClusterFacts, EnvironmentFacts, Ring } from './facts.ts';
import { readFacts, type FactFile } from './files.ts';
import type { Availability, Cluster, Fleet } from './fleet.ts';
import { overridden } from './override.ts';
import { rules } from './rules/index.ts';

/**
 * Facts in, or every error of every file at once. Sources that are no fact files are passed over.
 *
 * @param clouds the clouds that have an overlay
 * @throws Refusal 3 when a file is not readable YAML, 2 when one breaks its schema or a rule
 */
export function parseFleet(sources: readonly Source[], clouds: Clouds): Fleet {
  const { facts, findings, exitCode } = readFacts(sources);
  const all = [...findings, ...rules.flatMap((rule) => [...rule(facts, clouds)])];
  const { repository, rings } = facts;
  if (all.length > 0 || repository === undefined || rings === undefined) throw new Refusal(exitCode, all);
  return {
    repository: repository.value,
    rings: rings.value,
    clusters: facts.clusters
      .filter(({ value }) => value.state !== 'retired')
      .map((file) => toCluster(file, rings.value, facts.environments))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    releases: new Map(facts.releases.map(({ name, file, value }) => [name, { ...value, file }])),
  };
}

function toCluster(
  { name, value }: FactFile<ClusterFacts>,
  rings: readonly Ring[],
  environments: readonly FactFile<EnvironmentFacts>[],
): Cluster {
  const { overrides: _applied, bindings = {}, nodes = { architectures: ['amd64'], spot: false }, ...facts } = value;
  const telemetry = { metrics: 'prometheus', traces: 'tempo', exporters: [], ...value.telemetry } as const;
  const environment = environments.find((e) => e.name === value.environment);
  const ring = rings.find((r) => r.name === value.ring);
  if (environment === undefined || ring === undefined)
    throw new Error(`${name}: environment-exists and ring-exists did not run`);
  return {
    ...facts,
    name,
    ring,
    nodes,
    telemetry,
    domain: `${name}.${environment.value.domain}`,
    bindings: { postgres: {}, redis: {}, buckets: {}, ...bindings },
    environment: { ...environmentOf(value, environment.value), name: environment.name },
    availability: availabilityOf(value, environment.value),
  };
}

function environmentOf({ role, overrides = [] }: ClusterFacts, { edge, ...facts }: EnvironmentFacts): EnvironmentFacts {
  return overridden({ ...facts, ...(role === 'edge' && edge) }, overrides);
}

function availabilityOf({ role, zones }: ClusterFacts, { availability }: EnvironmentFacts): Availability {
  if (role === 'edge') return 'edge';
  if (availability === 'development') return 'development';
  return zones.length > 1 ? 'multi-zone' : 'single-zone';
}
