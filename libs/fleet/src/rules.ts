import { didYouMean, type Finding } from '@delivery/findings';
import type { Cloud } from './facts.ts';
import type { FactFile, FactFiles } from './files.ts';

/** A condition that one schema cannot state. Each is named for what holds. */
export type Rule = (facts: FactFiles) => readonly Finding[];

type Words = Pick<Finding, 'found' | 'allowed' | 'fix'>;

function finding(id: string, file: FactFile<unknown>, path: readonly (string | number)[], words: Words): Finding {
  return { id, severity: 'error', subject: file.name, at: file.placeOf(path), ...words };
}

const environmentExists: Rule = ({ clusters, environments }) => {
  const names = environments.map((e) => e.name);
  return clusters
    .filter(({ value }) => !names.includes(value.environment))
    .map((file) =>
      finding('environment-exists', file, ['environment'], {
        found: `environment "${file.value.environment}"`,
        allowed: names.join(', '),
        fix: didYouMean(file.value.environment, names),
      }),
    );
};

const ringExists: Rule = ({ clusters, rings }) => {
  const names = rings.value.map((r) => r.name);
  return clusters
    .filter(({ value }) => !names.includes(value.ring))
    .map((file) =>
      finding('ring-exists', file, ['ring'], {
        found: `ring "${file.value.ring}"`,
        allowed: names.join(', '),
        fix: didYouMean(file.value.ring, names),
      }),
    );
};

const ringIsUnique: Rule = ({ rings }) =>
  (['name', 'ref'] as const).flatMap((field) =>
    rings.value.flatMap((ring, i) => {
      const first = rings.value.findIndex((other) => other[field] === ring[field]);
      return first === i
        ? []
        : [
            finding('ring-is-unique', rings, [i, field], {
              found: `${field} "${ring[field]}", as ring ${first + 1} has`,
              allowed: `one ring a ${field}`,
              fix: `give it a ${field} of its own`,
            }),
          ];
    }),
  );

/** What stands between a region and the letter of a zone; clusters at a desk have neither. */
const zoneInfix: Readonly<Record<Cloud, string | undefined>> = { aws: '', gcp: '-', local: undefined };

const zonesLieInRegion: Rule = ({ clusters }) =>
  clusters.flatMap((file) => {
    const { cloud, region, zones } = file.value;
    const infix = zoneInfix[cloud];
    const lies = (zone: string) =>
      infix === undefined ||
      (zone.startsWith(`${region}${infix}`) && /^[a-z]$/.test(zone.slice(region.length + infix.length)));
    return zones.flatMap((zone, i) =>
      lies(zone)
        ? []
        : [
            finding('zones-lie-in-region', file, ['zones', i], {
              found: `zone "${zone}"`,
              allowed: `${region}${infix}a to ${region}${infix}z`,
              fix: 'correct the zone or the region',
            }),
          ],
    );
  });

const accountForms: Record<Cloud, { readonly form: RegExp; readonly words: string }> = {
  aws: { form: /^[0-9]{12}$/, words: 'an AWS account id of 12 digits' },
  gcp: { form: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, words: 'a Google Cloud project id of 6 to 30 characters' },
  local: { form: /^local$/, words: '"local"' },
};

const accountFitsCloud: Rule = ({ clusters }) =>
  clusters
    .filter(({ value }) => !accountForms[value.cloud].form.test(value.account))
    .map((file) =>
      finding('account-fits-cloud', file, ['account'], {
        found: `account "${file.value.account}"`,
        allowed: accountForms[file.value.cloud].words,
        fix: `write the account of this ${file.value.cloud} cluster`,
      }),
    );

const cidrsAreValid: Rule = ({ clusters }) =>
  clusters.flatMap((file) =>
    Object.entries(file.value.bindings?.postgres ?? {}).flatMap(([name, { cidrs }]) =>
      cidrs.flatMap((cidr, i) => {
        const problem = cidrProblem(cidr);
        return problem === undefined
          ? []
          : [
              finding('cidr-is-valid', file, ['bindings', 'postgres', name, 'cidrs', i], {
                found: `${cidr}: ${problem}`,
                allowed: 'network/prefix, e.g. 10.40.240.0/24',
                fix: 'correct the address',
              }),
            ];
      }),
    ),
  );

function cidrProblem(cidr: string): string | undefined {
  const [address = '', prefix = ''] = cidr.split('/');
  const octets = address.split('.').map(Number);
  const bits = Number(prefix);
  if (octets.some((octet) => octet > 255) || bits > 32) return 'not an IPv4 network';
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return value % 2 ** (32 - bits) === 0 ? undefined : 'has bits set behind the prefix';
}

const replicasAreOrdered: Rule = ({ environments }) =>
  environments
    .filter(({ value }) => value.replicas.min > value.replicas.max)
    .map((file) =>
      finding('replicas-are-ordered', file, ['replicas', 'max'], {
        found: `max ${file.value.replicas.max} below min ${file.value.replicas.min}`,
        allowed: 'max ≥ min',
        fix: 'raise max or lower min',
      }),
    );

const overrideFitsKey: Rule = ({ clusters, environments }) =>
  clusters.flatMap((file) =>
    (file.value.overrides ?? []).flatMap(({ key, value }, i) => {
      const environment = environments.find((e) => e.name === file.value.environment)?.value;
      if (environment === undefined) return [];
      const wanted =
        key === 'logLevel'
          ? 'debug, info, warn or error'
          : key === 'requests.factor'
            ? 'a number above 0, at most 4'
            : 'a whole number from 1';
      const fits =
        key === 'logLevel'
          ? ['debug', 'info', 'warn', 'error'].includes(String(value))
          : typeof value === 'number' &&
            (key === 'requests.factor' ? value > 0 && value <= 4 : Number.isInteger(value) && value >= 1);
      return fits
        ? []
        : [
            finding('override-fits-key', file, ['overrides', i, 'value'], {
              found: `${key}: ${JSON.stringify(value)}`,
              allowed: wanted,
              fix: 'correct the value',
            }),
          ];
    }),
  );

const candidateTravelsThroughRing: Rule = ({ releases, rings }) => {
  const names = rings.value.map((r) => r.name);
  return releases.flatMap((file) => {
    const through = file.value.candidate?.through;
    return through === undefined || names.includes(through)
      ? []
      : [
          finding('candidate-through-ring', file, ['candidate', 'through'], {
            found: `ring "${through}"`,
            allowed: names.join(', '),
            fix: didYouMean(through, names),
          }),
        ];
  });
};

const candidateDiffers: Rule = ({ releases }) =>
  releases
    .filter(({ value }) => value.candidate?.digest === value.stable.digest)
    .map((file) =>
      finding('candidate-differs', file, ['candidate', 'digest'], {
        found: 'the digest of stable',
        allowed: 'a digest of its own',
        fix: 'remove the candidate, or name the image that is to be tried',
      }),
    );

export const rules: readonly Rule[] = [
  environmentExists,
  ringExists,
  ringIsUnique,
  zonesLieInRegion,
  accountFitsCloud,
  cidrsAreValid,
  replicasAreOrdered,
  overrideFitsKey,
  candidateTravelsThroughRing,
  candidateDiffers,
];
