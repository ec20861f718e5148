import { describe, expect, it } from 'vitest';
import { parseFleet } from '../parse.ts';
import { cluster, clouds, line, refusal, sources, unseal, valid } from '../testing-facts.ts';

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
      'cloud-is-known',
      cluster,
      'cloud: aws',
      'cloud: awss',
      'clusters/aws-one.yaml:1:1 cloud cloud-is-known: cloud "awss" | aws, desk | did you mean "aws"?',
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
      'serving-facts-are-known',
      cluster,
      '10.0.0.0/24',
      '192.0.2.0/24',
      'clusters/aws-one.yaml:14:73 bindings.postgres.orders.cidrs[0] serving-facts-are-known: "192.0.2.0/24" in state serving | what is known | correct it, or leave the state at joining',
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

it('traffic-has-one-policy: clusters of one environment share their names in the same way', () => {
  const traffic = (policy: string) =>
    `state: serving\ntraffic: { healthCheck: 0a1b2c3d-0000-4000-8000-0123456789ab, ${policy} }`;
  const file = (name: string, policy: string) => ({
    file: `clusters/${name}.yaml`,
    bytes: new TextEncoder().encode((valid[cluster] ?? '').replace('state: serving', traffic(policy))),
  });
  const parse = (second: string) =>
    parseFleet([...sources(), file('aws-three', 'weight: 10'), file('aws-two', second)], clouds);
  expect(parse('weight: 20').clusters.map(({ traffic: share }) => share?.weight)).toEqual([undefined, 10, 20]);
  expect(() => parse('continent: EU')).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({
          id: 'traffic-has-one-policy',
          found: 'traffic by continent; clusters/aws-three.yaml shares its names by weight',
          allowed: 'weight, as all clusters of production',
        }),
      ],
    }),
  );
});

it('traffic-needs-steering: a share of names that the environment does not have is refused', () => {
  const traffic = 'state: serving\ntraffic: { healthCheck: 0a1b2c3d-0000-4000-8000-0123456789ab, weight: 10 }';
  const facts = (steering: RegExp | string) =>
    sources(cluster, 'state: serving', traffic).map(({ file, bytes }) => ({
      file,
      bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).replace(steering, '')),
    }));
  expect(parseFleet(facts('nothing'), clouds).clusters).toHaveLength(1);
  expect(() => parseFleet(facts(/steering: .*\n/), clouds)).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({
          id: 'traffic-needs-steering',
          found: 'a share of global names, which production does not have',
          fix: 'remove it, or add steering to clusters/environments/production.yaml',
        }),
      ],
    }),
  );
});

it('serving-facts-are-known: a cluster that joins may have facts that are not known yet', () => {
  const unknown = (state: string) =>
    sources(cluster, 'state: serving', `state: ${state}\nfileSystem: fs-00000000000000000`);
  expect(parseFleet(unknown('joining'), clouds).clusters).toHaveLength(1);
  expect(() => parseFleet(unknown('draining'), clouds)).toThrow(
    expect.objectContaining({ findings: [expect.objectContaining({ id: 'serving-facts-are-known' })] }),
  );
});

it('serving-sites-unseal-vault: a site that serves names what opens its Vault', () => {
  expect(refusal(cluster, 'role: workload', 'role: edge').findings.map(line)).toEqual([
    'clusters/aws-one.yaml:1:1 undefined serving-sites-unseal-vault: role edge in state serving, without unseal | a site whose Vault opens by itself | add unseal with the key and the role, or leave the state at joining',
  ]);
  const site = parseFleet(sources(cluster, 'role: workload', `role: edge\n${unseal}`), clouds).clusters[0];
  expect(site?.unseal?.roleArn).toBe('arn:aws:iam::223344556677:role/unseal');
});
