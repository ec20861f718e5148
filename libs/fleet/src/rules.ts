import { didYouMean, type Finding } from '@delivery/findings';
import type { Clouds } from './cloud.ts';
import type { ClusterFacts, Override } from './facts.ts';
import type { FactFile, FactFiles } from './files.ts';
import { overridden } from './override.ts';
import { servingFactsAreKnown } from './serving-facts.ts';

/** A condition that one schema cannot state. Each is named for what holds. */
export type Rule = (facts: FactFiles, clouds: Clouds) => Iterable<Finding>;

type Words = Pick<Finding, 'found' | 'allowed' | 'fix'>;

function finding(id: string, file: FactFile<unknown>, path: readonly (string | number)[], words: Words): Finding {
  return { id, severity: 'error', subject: file.name, at: file.placeOf(path), ...words };
}

/** A word of a file that is to be one of some names. */
function unknownName(
  id: string,
  file: FactFile<unknown>,
  path: readonly string[],
  name: string,
  names: readonly string[],
): Finding {
  return finding(id, file, path, {
    found: `${path.at(-1)} "${name}"`,
    allowed: names.join(', '),
    fix: didYouMean(name, names),
  });
}

const environmentExists: Rule = function* ({ clusters, environmentNames: names }) {
  for (const file of clusters) {
    const { environment } = file.value;
    if (!names.includes(environment))
      yield unknownName('environment-exists', file, ['environment'], environment, names);
  }
};

const ringExists: Rule = function* ({ clusters, rings }) {
  if (rings === undefined) return;
  const names = rings.value.map(({ name }) => name);
  for (const file of clusters) {
    if (!names.includes(file.value.ring)) yield unknownName('ring-exists', file, ['ring'], file.value.ring, names);
  }
};

const ringIsUnique: Rule = function* ({ rings }) {
  if (rings === undefined) return;
  for (const field of ['name', 'ref'] as const) {
    for (const [i, ring] of rings.value.entries()) {
      const first = rings.value.findIndex((other) => other[field] === ring[field]);
      if (first === i) continue;
      yield finding('ring-is-unique', rings, [i, field], {
        found: `${field} "${ring[field]}", as ring ${first + 1} has`,
        allowed: `one ring a ${field}`,
        fix: `give it a ${field} of its own`,
      });
    }
  }
};

const cloudIsKnown: Rule = function* ({ clusters }, clouds) {
  const names = Object.keys(clouds);
  for (const file of clusters) {
    if (!names.includes(file.value.cloud))
      yield unknownName('cloud-is-known', file, ['cloud'], file.value.cloud, names);
  }
};

const zonesLieInRegion: Rule = function* ({ clusters }, clouds) {
  for (const file of clusters) {
    const { cloud, region, zones } = file.value;
    const infix = clouds[cloud]?.zoneInfix;
    if (infix === undefined) continue;
    const before = `${region}${infix}`;
    for (const [i, zone] of zones.entries()) {
      if (zone.startsWith(before) && /^[a-z]$/.test(zone.slice(before.length))) continue;
      const words = {
        found: `zone "${zone}"`,
        allowed: `${before}a to ${before}z`,
        fix: 'correct the zone or the region',
      };
      yield finding('zones-lie-in-region', file, ['zones', i], words);
    }
  }
};

const accountFitsCloud: Rule = function* ({ clusters }, clouds) {
  for (const file of clusters) {
    const { account, cloud } = file.value;
    const { form, words: allowed } = clouds[cloud]?.account ?? {};
    if (form === undefined || form.test(account)) continue;
    const fix = `write the account of this ${cloud} cluster`;
    yield finding('account-fits-cloud', file, ['account'], {
      found: `account "${account}"`,
      allowed: allowed ?? '',
      fix,
    });
  }
};

const cidrsAreValid: Rule = function* ({ clusters }) {
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
const trafficHasOnePolicy: Rule = function* ({ clusters }) {
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

const trafficNeedsSteering: Rule = function* ({ clusters, environments }) {
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

const replicasAreOrdered: Rule = function* ({ environments }) {
  for (const file of environments) {
    const { min, max } = file.value.replicas;
    if (min <= max) continue;
    const words = { found: `max ${max} below min ${min}`, allowed: 'max ≥ min', fix: 'raise max or lower min' };
    yield finding('replicas-are-ordered', file, ['replicas', 'max'], words);
  }
};

const overrideForms: Readonly<
  Record<Override['key'], { readonly fits: (value: number | string) => boolean; readonly words: string }>
> = {
  logLevel: {
    fits: (value) => ['debug', 'info', 'warn', 'error'].includes(String(value)),
    words: 'debug, info, warn or error',
  },
  'replicas.min': { fits: isCount, words: 'a whole number from 1' },
  'replicas.max': { fits: isCount, words: 'a whole number from 1' },
  'requests.factor': {
    fits: (value) => typeof value === 'number' && value > 0 && value <= 4,
    words: 'a number above 0, at most 4',
  },
};

function isCount(value: number | string): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

const overrideFitsKey: Rule = function* ({ clusters }) {
  for (const file of clusters) {
    for (const [i, { key, value }] of (file.value.overrides ?? []).entries()) {
      const { fits, words } = overrideForms[key];
      if (fits(value)) continue;
      const found = `${key}: ${JSON.stringify(value)}`;
      yield finding('override-fits-key', file, ['overrides', i, 'value'], {
        found,
        allowed: words,
        fix: 'correct the value',
      });
    }
  }
};

const overriddenReplicasAreOrdered: Rule = function* ({ clusters, environments }) {
  for (const file of clusters) {
    const { environment, overrides = [] } = file.value;
    const facts = environments.find(({ name }) => name === environment)?.value;
    const last = overrides.findLastIndex(({ key }) => key.startsWith('replicas.'));
    if (facts === undefined || last === -1) continue;
    const { min, max } = overridden(facts, overrides).replicas;
    if (min <= max) continue;
    const found = `replicas max ${max} below min ${min}, with what ${environment} decides`;
    yield finding('replicas-are-ordered', file, ['overrides', last, 'value'], {
      found,
      allowed: 'max ≥ min',
      fix: 'override both',
    });
  }
};

const candidateTravelsThroughRing: Rule = function* ({ releases, rings }) {
  if (rings === undefined) return;
  const names = rings.value.map(({ name }) => name);
  for (const file of releases) {
    const through = file.value.candidate?.through;
    if (through === undefined || names.includes(through)) continue;
    const words = { found: `ring "${through}"`, allowed: names.join(', '), fix: didYouMean(through, names) };
    yield finding('candidate-through-ring', file, ['candidate', 'through'], words);
  }
};

const candidateDiffers: Rule = function* ({ releases }) {
  for (const file of releases) {
    if (file.value.candidate?.digest !== file.value.stable.digest) continue;
    const fix = 'remove the candidate, or name the image that is to be tried';
    yield finding('candidate-differs', file, ['candidate', 'digest'], {
      found: 'the digest of stable',
      allowed: 'a digest of its own',
      fix,
    });
  }
};

export const rules: readonly Rule[] = [
  environmentExists,
  ringExists,
  ringIsUnique,
  cloudIsKnown,
  zonesLieInRegion,
  accountFitsCloud,
  cidrsAreValid,
  trafficHasOnePolicy,
  trafficNeedsSteering,
  replicasAreOrdered,
  overrideFitsKey,
  overriddenReplicasAreOrdered,
  candidateTravelsThroughRing,
  candidateDiffers,
  servingFactsAreKnown,
];
