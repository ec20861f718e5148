import { Refusal, type Finding } from '@delivery/findings';
import { describe, expect, it } from 'vitest';
import { imageIn } from './fleet.ts';
import { parseFleet } from './parse.ts';

const valid: Readonly<Record<string, string>> = {
  'clusters/repository.yaml': 'url: https://git.example/platform.git\n',
  'clusters/rings.yaml': '- { name: development, ref: ring/development }\n- { name: production, ref: ring/production }\n',
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
  if (file !== undefined && from !== undefined && files[file] === valid[file]) throw new Error(`${file} has no ${String(from)}`);
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

const line = ({ id, at, found, allowed, fix }: Finding) => `${at?.file}:${at?.line}:${at?.column} ${at?.path} ${id}: ${found} | ${allowed} | ${fix}`;
const lines = (...change: Parameters<typeof sources>) => refusal(...change).findings.map(line);
const cluster = 'clusters/aws-one.yaml';

describe('facts', () => {
  it('become a fleet', () => {
    const { clusters, rings, releases, repository } = parseFleet(sources());
    expect(repository.url).toBe('https://git.example/platform.git');
    expect(rings.map((ring) => ring.name)).toEqual(['development', 'production']);
    expect(releases.get('order')?.repository).toBe('delivery/order');
    expect(clusters).toMatchObject([
      { name: 'aws-one', availability: 'multi-zone', ring: { ref: 'ring/production' }, environment: { name: 'production', replicas: { min: 3 } } },
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
    const override = 'state: serving\noverrides: [{ key: replicas.max, value: 20, because: sale of the year, until: 2026-12-31 }]';
    expect(parseFleet(sources(cluster, 'state: serving', override)).clusters[0]?.environment.replicas).toEqual({ min: 3, max: 20 });
  });

  it('collect every error of every file', () => {
    const broken = sources(cluster, 'engine: argocd', 'engine: argo').map((source) =>
      source.file === 'clusters/repository.yaml' ? { ...source, bytes: new TextEncoder().encode('url: 1\nuri: x\n') } : source,
    );
    expect(() => parseFleet(broken)).toThrow(/repository-schema[^]*repository-schema[^]*cluster-schema|cluster-schema[^]*repository-schema[^]*repository-schema/);
  });

  it('that are no YAML end with exit code 3, and the others are checked all the same', () => {
    const found = refusal(cluster, 'zones: [', 'zones: [[');
    expect(found.exitCode).toBe(3);
    expect(found.findings[0]?.at).toMatchObject({ file: cluster });
  });
});

describe('a schema error names place, found, allowed and the next step', () => {
  it.each([
    ['unknown field', cluster, 'engine:', 'engin:'],
    ['unknown value', cluster, 'engine: argocd', 'engine: argocdd'],
    ['number for text', cluster, "'1.36'", '1.36'],
    ['text for number', 'clusters/environments/production.yaml', 'min: 3', "min: '3'"],
    ['pattern', 'apps/services/order/release.yaml', 'sha256:', 'sha512:'],
    ['the tag latest', 'apps/services/order/release.yaml', '1.0.0', 'latest'],
    ['host', cluster, 'db.example', '-db-'],
  ] as const)('%s', (_, file, from, to) => {
    const found = refusal(file, from, to);
    expect(found.exitCode).toBe(2);
    expect(found.findings.map(line)).toMatchSnapshot();
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
    ['environment-exists', cluster, 'environment: production', 'environment: prodution'],
    ['ring-exists', cluster, 'ring: production', 'ring: prod'],
    ['ring-is-unique', 'clusters/rings.yaml', 'ref: ring/production', 'ref: ring/development'],
    ['zones-lie-in-region', cluster, 'eu-west-1b', 'eu-west-2b'],
    ['account-fits-cloud', cluster, "'223344556677'", "'22334455667'"],
    ['cidr-is-valid', cluster, '10.0.0.0/24', '10.0.0.1/24'],
    ['cidr-is-valid', cluster, '10.0.0.0/24', '10.0.0.256/32'],
    ['replicas-are-ordered', 'clusters/environments/production.yaml', 'max: 12', 'max: 2'],
    ['override-fits-key', cluster, 'state: serving', 'state: serving\noverrides: [{ key: replicas.min, value: 0.5, because: sale of the year, until: 2026-12-31 }]'],
    ['candidate-through-ring', 'apps/services/order/release.yaml', /$/, `candidate: { tag: 1.0.1, digest: sha256:${'b'.repeat(64)}, through: prodction }\n`],
    ['candidate-differs', 'apps/services/order/release.yaml', /$/, `candidate: { tag: 1.0.1, digest: sha256:${'a'.repeat(64)}, through: production }\n`],
  ] as const)('%s: %s', (id, file, from, to) => {
    const found = refusal(file, from, to);
    expect(found.exitCode).toBe(2);
    expect(found.findings.map((finding) => finding.id)).toEqual([id]);
    expect(found.findings.map(line)).toMatchSnapshot();
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
