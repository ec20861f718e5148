import { Refusal, type Finding } from '@delivery/findings';
import { describe, expect, it } from 'vitest';
import { imageIn } from './fleet.ts';
import { parseFleet } from './parse.ts';

const valid: Readonly<Record<string, string>> = {
  'clusters/repository.yaml': 'url: https://git.example/platform.git\n',
  'clusters/rings.yaml':
    '- { name: development, ref: ring/development }\n- { name: production, ref: ring/production }\n',
  'clusters/environments/production.yaml': `availability: production
replicas: { min: 3, max: 12 }
requests: { factor: 1 }
quota: { step: { cpu: '4', memory: 8Gi, ephemeral-storage: 8Gi, pods: 10 } }
logLevel: info
`,
  'clusters/aws-one.yaml': `cloud: aws
account: '223344556677'
region: eu-west-1
zones: [eu-west-1a, eu-west-1b]
environment: production
ring: production
role: workload
kubernetes: '1.36'
engine: argocd
cni: vpc-cni
mesh: none
link: stable
state: serving
bindings: { postgres: { orders: { host: db.example, port: 5432, cidrs: [10.0.0.0/24] } } }
`,
  'apps/services/order/release.yaml': `repository: delivery/order
stable: { tag: 1.0.0, digest: sha256:${'a'.repeat(64)} }
`,
};

/** The valid facts with one text replaced in one file; an absent file is added with the replacement. */
function sources(file?: string, from?: string | RegExp, to = '') {
  const files = { ...valid };
  if (file !== undefined) files[file] = from === undefined ? to : (valid[file] ?? '').replace(from, to);
  if (file !== undefined && from !== undefined && files[file] === valid[file])
    throw new Error(`${file} has no ${String(from)}`);
  return Object.entries(files).map(([name, text]) => ({ file: name, bytes: new TextEncoder().encode(text) }));
}

function refusal(...change: Parameters<typeof sources>): Refusal {
  try {
    parseFleet(sources(...change));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const line = ({ id, at, found, allowed, fix }: Finding) =>
  `${at?.file}:${at?.line}:${at?.column} ${at?.path} ${id}: ${found} | ${allowed} | ${fix}`;
const lines = (...change: Parameters<typeof sources>) => refusal(...change).findings.map(line);
const cluster = 'clusters/aws-one.yaml';

describe('facts', () => {
  it('become a fleet', () => {
    const { clusters, rings, releases, repository } = parseFleet(sources());
    expect(repository.url).toBe('https://git.example/platform.git');
    expect(rings.map((ring) => ring.name)).toEqual(['development', 'production']);
    expect(releases.get('order')?.repository).toBe('delivery/order');
    expect(clusters).toMatchObject([
      {
        name: 'aws-one',
        availability: 'multi-zone',
        ring: { ref: 'ring/production' },
        environment: { name: 'production', replicas: { min: 3 } },
      },
    ]);
  });

  it.each([
    ['one zone', 'zones: [eu-west-1a, eu-west-1b]', 'zones: [eu-west-1a]', 'single-zone'],
    ['role edge', 'role: workload', 'role: edge', 'edge'],
  ])('%s decides the availability profile', (_, from, to, availability) => {
    expect(parseFleet(sources(cluster, from, to)).clusters[0]?.availability).toBe(availability);
  });

  it('leave a retired cluster out', () => {
    expect(parseFleet(sources(cluster, 'state: serving', 'state: retired')).clusters).toEqual([]);
  });

  it('apply overrides to this cluster only', () => {
    const override =
      'state: serving\noverrides: [{ key: replicas.max, value: 20, because: sale of the year, until: 2026-12-31 }]';
    expect(parseFleet(sources(cluster, 'state: serving', override)).clusters[0]?.environment.replicas).toEqual({
      min: 3,
      max: 20,
    });
  });

  type Edit = readonly [file: string, from: string, to: string];
  /** Exit code and findings after some edits of the valid facts. */
  const refusalOf = (...edits: readonly Edit[]) => {
    const files = new Map(Object.entries(valid));
    for (const [file, from, to] of edits) files.set(file, (files.get(file) ?? '').replace(from, to));
    try {
      parseFleet([...files].map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) })));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { exitCode: error.exitCode, ids: error.findings.map(({ id, at }) => `${at?.file} ${id}`) };
    }
    return undefined;
  };

  it('collect every error of every file: of the schemas, and of the rules in files that their schema accepts', () => {
    const other: Edit = ['clusters/rings.yaml', '- { name: development', '- { name: production'];
    expect(
      refusalOf(
        ['clusters/repository.yaml', 'url: https', 'uri: https'],
        [cluster, 'ring: production', 'ring: prod'],
        other,
      ),
    ).toEqual({
      exitCode: 2,
      ids: [
        'clusters/repository.yaml repository-schema',
        'clusters/repository.yaml repository-schema',
        `${cluster} ring-exists`,
        'clusters/rings.yaml ring-is-unique',
      ],
    });
  });

  it('do not blame a cluster for an environment or a ring that its own file got wrong', () => {
    expect(
      refusalOf(
        ['clusters/environments/production.yaml', 'min: 3', 'min: 0'],
        ['clusters/rings.yaml', 'ref: ring/production', 'ref: main'],
      ),
    ).toEqual({
      exitCode: 2,
      ids: ['clusters/rings.yaml rings-schema', 'clusters/environments/production.yaml environment-schema'],
    });
  });

  it('that are no YAML end with exit code 3, and the others are checked all the same', () => {
    expect(
      refusalOf([cluster, 'zones: [', 'zones: [['], ['apps/services/order/release.yaml', 'tag: 1.0.0', 'tag: latest']),
    ).toEqual({
      exitCode: 3,
      ids: [`${cluster} yaml-syntax`, 'apps/services/order/release.yaml release-schema'],
    });
  });
});

describe('a schema error names place, found, allowed and the next step', () => {
  it.each([
    [
      'unknown field',
      cluster,
      'engine:',
      'engin:',
      [
        'clusters/aws-one.yaml:1:1 undefined cluster-schema: no field "engine" | argocd, flux | add "engine"',
        'clusters/aws-one.yaml:9:1 engin cluster-schema: unknown field "engin" | cloud, account, region, zones, environment, ring, role, kubernetes, engine, cni, mesh, link, state, bindings, overrides | did you mean "engine"?',
      ],
    ],
    [
      'unknown value',
      cluster,
      'engine: argocd',
      'engine: argocdd',
      ['clusters/aws-one.yaml:9:1 engine cluster-schema: "argocdd" | argocd, flux | did you mean "argocd"?'],
    ],
    [
      'number for text',
      cluster,
      "'1.36'",
      '1.36',
      ["clusters/aws-one.yaml:8:1 kubernetes cluster-schema: 1.36, a number | string | quote it: '1.36'"],
    ],
    [
      'text for number',
      'clusters/environments/production.yaml',
      'min: 3',
      "min: '3'",
      [
        'clusters/environments/production.yaml:2:13 replicas.min environment-schema: "3", a string | integer | remove the quotes',
      ],
    ],
    [
      'pattern',
      'apps/services/order/release.yaml',
      'sha256:',
      'sha512:',
      [
        'apps/services/order/release.yaml:2:23 stable.digest release-schema: "sha512:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" | text that matches ^sha256:[0-9a-f]{64}$ | write it in that form',
      ],
    ],
    [
      'the tag latest',
      'apps/services/order/release.yaml',
      '1.0.0',
      'latest',
      [
        'apps/services/order/release.yaml:2:11 stable.tag release-schema: "latest" | anything but "latest" | name an exact version',
      ],
    ],
    [
      'host',
      cluster,
      'db.example',
      '-db-',
      [
        'clusters/aws-one.yaml:14:35 bindings.postgres.orders.host cluster-schema: "-db-" must match format "hostname" | string | change the value',
      ],
    ],
  ] as const)('%s', (_, file, from, to, expected) => {
    const found = refusal(file, from, to);
    expect(found.exitCode).toBe(2);
    expect(found.findings.map(line)).toEqual(expected);
  });

  it('a file in the wrong place', () => {
    expect(lines('clusters/environment/x.yaml', undefined, 'a: 1')).toEqual([
      expect.stringContaining('fact-file-unknown: a file that is none of the fact files'),
    ]);
  });

  it('a file that is missing', () => {
    const without = sources().filter(({ file }) => file !== 'clusters/rings.yaml');
    expect(() => parseFleet(without)).toThrow('fact-file-missing: clusters/rings.yaml');
  });
});

describe('rules', () => {
  it.each([
    [
      'environment-exists',
      cluster,
      'environment: production',
      'environment: prodution',
      'clusters/aws-one.yaml:5:1 environment environment-exists: environment "prodution" | production | did you mean "production"?',
    ],
    [
      'ring-exists',
      cluster,
      'ring: production',
      'ring: prod',
      'clusters/aws-one.yaml:6:1 ring ring-exists: ring "prod" | development, production | did you mean "production"?',
    ],
    [
      'ring-is-unique',
      'clusters/rings.yaml',
      'ref: ring/production',
      'ref: ring/development',
      'clusters/rings.yaml:2:23 [1].ref ring-is-unique: ref "ring/development", as ring 1 has | one ring a ref | give it a ref of its own',
    ],
    [
      'zones-lie-in-region',
      cluster,
      'eu-west-1b',
      'eu-west-2b',
      'clusters/aws-one.yaml:4:21 zones[1] zones-lie-in-region: zone "eu-west-2b" | eu-west-1a to eu-west-1z | correct the zone or the region',
    ],
    [
      'account-fits-cloud',
      cluster,
      "'223344556677'",
      "'22334455667'",
      'clusters/aws-one.yaml:2:1 account account-fits-cloud: account "22334455667" | an AWS account id of 12 digits | write the account of this aws cluster',
    ],
    [
      'cidr-is-valid',
      cluster,
      '10.0.0.0/24',
      '10.0.0.1/24',
      'clusters/aws-one.yaml:14:73 bindings.postgres.orders.cidrs[0] cidr-is-valid: 10.0.0.1/24: has bits set behind the prefix | network/prefix, e.g. 10.40.240.0/24 | correct the address',
    ],
    [
      'cidr-is-valid',
      cluster,
      '10.0.0.0/24',
      '10.0.0.256/32',
      'clusters/aws-one.yaml:14:73 bindings.postgres.orders.cidrs[0] cidr-is-valid: 10.0.0.256/32: not an IPv4 network | network/prefix, e.g. 10.40.240.0/24 | correct the address',
    ],
    [
      'replicas-are-ordered',
      'clusters/environments/production.yaml',
      'max: 12',
      'max: 2',
      'clusters/environments/production.yaml:2:21 replicas.max replicas-are-ordered: max 2 below min 3 | max ≥ min | raise max or lower min',
    ],
    [
      'override-fits-key',
      cluster,
      'state: serving',
      'state: serving\noverrides: [{ key: replicas.min, value: 0.5, because: sale of the year, until: 2026-12-31 }]',
      'clusters/aws-one.yaml:14:34 overrides[0].value override-fits-key: replicas.min: 0.5 | a whole number from 1 | correct the value',
    ],
    [
      'replicas-are-ordered',
      cluster,
      'state: serving',
      'state: serving\noverrides: [{ key: replicas.max, value: 2, because: sale of the year, until: 2026-12-31 }]',
      'clusters/aws-one.yaml:14:34 overrides[0].value replicas-are-ordered: replicas max 2 below min 3, with what production decides | max ≥ min | override both',
    ],
    [
      'candidate-through-ring',
      'apps/services/order/release.yaml',
      /$/,
      `candidate: { tag: 1.0.1, digest: sha256:${'b'.repeat(64)}, through: prodction }\n`,
      'apps/services/order/release.yaml:3:107 candidate.through candidate-through-ring: ring "prodction" | development, production | did you mean "production"?',
    ],
    [
      'candidate-differs',
      'apps/services/order/release.yaml',
      /$/,
      `candidate: { tag: 1.0.1, digest: sha256:${'a'.repeat(64)}, through: production }\n`,
      'apps/services/order/release.yaml:3:26 candidate.digest candidate-differs: the digest of stable | a digest of its own | remove the candidate, or name the image that is to be tried',
    ],
  ] as const)('%s: %s', (id, file, from, to, expected) => {
    const found = refusal(file, from, to);
    expect(found.exitCode).toBe(2);
    expect(found.findings.map((finding) => finding.id)).toEqual([id]);
    expect(found.findings.map(line)).toEqual([expected]);
  });
});

describe('imageIn', () => {
  const rings = [
    { name: 'a', ref: 'ring/a' },
    { name: 'b', ref: 'ring/b' },
    { name: 'c', ref: 'ring/c' },
  ] as const;
  const stable = { tag: '1', digest: 'sha256:1' };
  const candidate = { tag: '2', digest: 'sha256:2', through: 'b' };

  it('gives the candidate up to its ring, then the stable image', () => {
    const release = { repository: 'x', stable, candidate };
    expect(rings.map((ring) => imageIn(release, ring, rings).tag)).toEqual(['2', '2', '1']);
  });

  it('gives the stable image without a candidate', () => {
    expect(rings.map((ring) => imageIn({ repository: 'x', stable }, ring, rings).tag)).toEqual(['1', '1', '1']);
  });
});
