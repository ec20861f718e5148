import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { schemaSet } from '@delivery/kubernetes';
import { createValidator } from 'kubeconform-wasm';
import { describe, expect, it } from 'vitest';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../libs/kubernetes/schemas');
const set = schemaSet(
  ['kubernetes', 'crds'].map((name) => brotliDecompressSync(readFileSync(join(folder, `${name}.jsonl.br`)))),
);
let schemas = set.forVersion('1.37');
const validator = createValidator({ find: (name) => schemas.find(name) });

/** What is wrong with an object; empty when nothing is. */
function wrong(apiVersion: string, kind: string, rest: object): readonly string[] {
  const [result] = validator.objects([{ apiVersion, kind, metadata: { name: 'a' }, ...rest }]);
  if (result?.status === 'error') throw new Error(result.message);
  return (result?.errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`);
}

it('every kind of every minor compiles', () => {
  const compiled = new Set<unknown>();
  for (const version of set.versions) {
    schemas = set.forVersion(version);
    for (const key of schemas.kinds().filter((kind) => !compiled.has(schemas.find(kind)))) {
      const slash = key.lastIndexOf('/');
      expect(() => wrong(key.slice(0, slash), key.slice(slash + 1), {})).not.toThrow();
      compiled.add(schemas.find(key));
    }
  }
  expect(compiled.size).toBeGreaterThan(550);
});

const container = { name: 'a', image: 'b' };
const pod = (more: object) => ({ spec: { containers: [{ ...container, ...more }] } });

describe('a built-in kind', () => {
  it.each<[string, object]>([
    ['a quantity as text or number', pod({ resources: { limits: { cpu: 1, memory: '1Gi' } } })],
    ['a port by number or name', pod({ readinessProbe: { httpGet: { port: 'http' } } })],
    ['null for what is optional', pod({ ports: null, securityContext: null, workingDir: null })],
  ])('takes %s', (_, rest) => {
    expect(wrong('v1', 'Pod', rest)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an unknown field', pod({ imagePulPolicy: 'Always' }), "additional properties 'imagePulPolicy' not allowed"],
    ['another type', pod({ ports: [{ containerPort: '80' }] }), '/ports/0/containerPort got string, want integer'],
    ['null for what is required', { spec: { containers: null } }, '/spec/containers got null, want array'],
    ['a missing field', { spec: {} }, "/spec missing property 'containers'"],
    [
      'a fraction for a port',
      pod({ readinessProbe: { httpGet: { port: 1.5 } } }),
      '/port got number, want integer or string',
    ],
  ])('refuses %s', (_, rest, message) => {
    expect(wrong('v1', 'Pod', rest)).toContainEqual(expect.stringContaining(message));
  });

  it('refuses null for a required object', () => {
    expect(wrong('apps/v1', 'Deployment', { spec: { selector: null, template: { spec: pod({}).spec } } })).toEqual([
      expect.stringContaining('/spec/selector got null, want object'),
    ]);
  });
});

describe('a custom resource', () => {
  const gateway = (address: object) => ({
    spec: {
      gatewayClassName: 'a',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
      addresses: [{ value: '10.0.0.1', ...address }],
    },
  });
  const store = (path: object) => ({
    spec: {
      provider: {
        vault: {
          server: 'https://vault.example.org',
          auth: { appRole: { ...path, roleId: 'a', secretRef: { name: 'a' } } },
        },
      },
    },
  });

  it.each<[string, string, string, object]>([
    ['a default that decides between branches', 'gateway.networking.k8s.io/v1', 'Gateway', gateway({})],
    ['a required property with a default', 'external-secrets.io/v1', 'SecretStore', store({})],
    ['null for what has a default', 'external-secrets.io/v1', 'SecretStore', store({ path: null })],
    [
      'anything where unknown fields are preserved',
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      { spec: { interval: '1h', values: { any: { thing: [1] } } } },
    ],
    [
      'an embedded resource',
      'serving.knative.dev/v1',
      'Service',
      { spec: { template: { metadata: { annotations: {} }, spec: { containers: [{ image: 'a' }] } } } },
    ],
  ])('takes %s', (_, apiVersion, kind, rest) => {
    expect(wrong(apiVersion, kind, rest)).toEqual([]);
  });

  it.each<[string, string, string, object, string]>([
    [
      'a value that a branch refuses',
      'gateway.networking.k8s.io/v1',
      'Gateway',
      gateway({ type: 'IPAddress', value: 'not an address' }),
      '/spec/addresses/0/value',
    ],
    [
      'an unknown field, however deep',
      'external-secrets.io/v1',
      'SecretStore',
      store({ paht: 'a' }),
      "/appRole additional properties 'paht' not allowed",
    ],
    [
      'an unknown field of metadata',
      'argoproj.io/v1alpha1',
      'Rollout',
      { metadata: { name: 'a', label: {} } },
      "/metadata additional properties 'label' not allowed",
    ],
    [
      'a value outside an enum',
      'argoproj.io/v1alpha1',
      'AnalysisTemplate',
      { spec: { metrics: [{ name: 'a', provider: { prometheus: { address: 1 } } }] } },
      '/address got number, want',
    ],
  ])('refuses %s', (_, apiVersion, kind, rest, message) => {
    expect(wrong(apiVersion, kind, rest)).toContainEqual(expect.stringContaining(message));
  });
});
