import type { ClusterFacts } from '../facts.ts';
import type { FactFile } from '../files.ts';
import { finding, type Rule } from './rule.ts';

export const cidrsAreValid: Rule = function* ({ clusters }) {
  for (const file of clusters) {
    for (const { path, cidr } of cidrsOf(file.value)) {
      const problem = cidrProblem(cidr);
      if (problem === undefined) continue;
      const words = {
        found: `${cidr}: ${problem}`,
        allowed: 'network/prefix, e.g. 10.40.240.0/24',
        fix: 'correct the address',
      };
      yield finding('cidr-is-valid', file, path, words);
    }
  }
};

/** Every network that a cluster's facts name, with its path. */
function* cidrsOf({
  network,
  bindings = {},
}: ClusterFacts): Generator<{ readonly path: readonly (string | number)[]; readonly cidr: string }> {
  for (const [key, cidr] of Object.entries(network)) yield { path: ['network', key], cidr };
  const { postgres, redis, buckets, ...single } = bindings;
  for (const [kind, addresses] of Object.entries({ postgres, redis, buckets })) {
    for (const [name, { cidrs }] of Object.entries(addresses ?? {}))
      for (const [i, cidr] of cidrs.entries()) yield { path: ['bindings', kind, name, 'cidrs', i], cidr };
  }
  for (const [kind, address] of Object.entries(single))
    for (const [i, cidr] of address.cidrs.entries()) yield { path: ['bindings', kind, 'cidrs', i], cidr };
}

function cidrProblem(cidr: string): string | undefined {
  const [address = '', prefix = ''] = cidr.split('/');
  const octets = address.split('.').map(Number);
  const bits = Number(prefix);
  if (octets.some((octet) => octet > 255) || bits > 32) return 'not an IPv4 network';
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return value % 2 ** (32 - bits) === 0 ? undefined : 'has bits set behind the prefix';
}

/** Route 53 takes no name whose records follow two policies. */
export const trafficHasOnePolicy: Rule = function* ({ clusters }) {
  const sharing = clusters.filter(({ value }) => value.traffic !== undefined);
  const policy = ({ value }: FactFile<ClusterFacts>) => (value.traffic?.weight === undefined ? 'continent' : 'weight');
  for (const file of sharing) {
    const first = sharing.find(({ value }) => value.environment === file.value.environment);
    if (first === undefined || policy(file) === policy(first)) continue;
    yield finding('traffic-has-one-policy', file, ['traffic', policy(file)], {
      found: `traffic by ${policy(file)}; clusters/${first.name}.yaml shares its names by ${policy(first)}`,
      allowed: `${policy(first)}, as all clusters of ${file.value.environment}`,
      fix: `state a ${policy(first)}, or change the others too`,
    });
  }
};

export const trafficNeedsSteering: Rule = function* ({ clusters, environments }) {
  for (const file of clusters.filter(({ value }) => value.traffic !== undefined)) {
    const environment = environments.find(({ name }) => name === file.value.environment);
    if (environment === undefined || environment.value.steering !== undefined) continue;
    yield finding('traffic-needs-steering', file, ['traffic'], {
      found: `a share of global names, which ${environment.name} does not have`,
      allowed: `traffic where the environment has steering`,
      fix: `remove it, or add steering to clusters/environments/${environment.name}.yaml`,
    });
  }
};
