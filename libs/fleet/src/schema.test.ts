import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseFleet } from './parse.ts';
import { schemas } from './schema.ts';
import { clouds, cluster, line, refusal, sources } from './testing-facts.ts';

describe('a schema error names place, found, allowed and the next step', () => {
  it.each([
    [
      'unknown field',
      cluster,
      'engine:',
      'engin:',
      [
        'clusters/aws-one.yaml:1:1 undefined cluster-schema: no field "engine" | argocd, flux | add "engine"',
        'clusters/aws-one.yaml:9:1 engin cluster-schema: unknown field "engin" | cloud, account, region, zones, environment, ring, role, kubernetes, engine, cni, mesh, link, state, nodes, network, identities, webACL, fileSystem, traffic, telemetry, bindings, unseal, breakGlass, overrides | did you mean "engine"?',
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
      'pattern with words of its own',
      cluster,
      "'1.36'",
      "'1.036'",
      [
        'clusters/aws-one.yaml:8:1 kubernetes cluster-schema: "1.036" | Minor version, e.g. "1.36"; text that matches ^1\\.[0-9]{2}$ | write it in that form',
      ],
    ],
    [
      'text that is too short',
      cluster,
      'region: eu-west-1',
      "region: ''",
      [
        'clusters/aws-one.yaml:3:1 region cluster-schema: "", 0 characters | text of at least 1 character | write at least 1 character',
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
    expect(refusal('clusters/environment/x.yaml', undefined, 'a: 1').findings.map(line)).toEqual([
      expect.stringContaining('fact-file-unknown: a file that is none of the fact files'),
    ]);
  });

  it('a file that is missing', () => {
    const without = sources().filter(({ file }) => file !== 'clusters/rings.yaml');
    expect(() => parseFleet(without, clouds)).toThrow(
      'fact-file-missing: clusters/rings.yaml: no such file; add clusters/rings.yaml; libs/fleet/schemas/rings.schema.json says what it holds',
    );
  });
});

it.each(Object.entries(schemas))('the schema of %s is one', (_, schema) => {
  const ajv = new Ajv();
  expect([ajv.validateSchema(schema), ajv.errors]).toEqual([true, null]);
});
