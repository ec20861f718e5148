import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { crdSources, isClusterScoped, readPart, schemaSet, standaloneSchemas } from '@delivery/kubernetes';
import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from './kubernetes-versions.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const folder = join(root, 'libs/kubernetes/schemas');
const parts = readdirSync(folder)
  .filter((name) => name.endsWith('.br'))
  .map((name) => brotliDecompressSync(readFileSync(join(folder, name))));
const set = schemaSet(parts);
const newest = set.forVersion('1.37');

interface Row {
  readonly source: string;
  readonly module?: string;
  readonly package?: string;
  readonly documentation?: string;
  readonly version: string;
}
const rows = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as readonly Row[];

describe('sources', () => {
  it('are of the minors that schemas are kept for', () => {
    expect(set.versions).toEqual(['1.34', '1.35', '1.36', '1.37']);
    const built = rows.filter(({ source }) => source.startsWith('kubernetes '));
    expect(Object.fromEntries(built.map(({ source, version }) => [source.slice(11), version.slice(1)]))).toEqual(
      kubernetesVersions,
    );
  });

  it('serve every minor of a cluster', () => {
    const files = readdirSync(join(root, 'clusters')).filter((name) => name.endsWith('.yaml'));
    const minors = files.flatMap((name) => {
      return /^kubernetes: '(.+)'$/m.exec(readFileSync(join(root, 'clusters', name), 'utf8'))?.[1] ?? [];
    });
    expect(minors.length).toBeGreaterThan(10);
    expect([...new Set(minors)].filter((minor) => !set.versions.includes(minor))).toEqual([]);
  });

  it('are those of the definitions that the tree holds, in the same versions', () => {
    const generated = readdirSync(join(root, 'generated/crds')).flatMap((name) =>
      readdirSync(join(root, 'generated/crds', name)).map((version) => `${name} ${version}`),
    );
    const crds = rows.filter(({ source }) => !/^(kubernetes|lifecycles) /.test(source)).slice(0, crdSources.length);
    expect(crds.map(({ source, module, version }) => `${source} ${module ? version.slice(1) : version}`)).toEqual(
      crdSources.map(({ name, version }) => `${name} ${version}`),
    );
    expect(generated.filter((name) => !crdSources.some((crd) => `${crd.name} ${crd.version}` === name))).toEqual([]);
  });

  it('say where they are from', () => {
    for (const { module, package: types, documentation } of rows) {
      expect([module, types, documentation].filter((origin) => origin !== undefined)).toHaveLength(1);
    }
  });
});

it('the files take less than 200 kB', () => {
  const sizes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000);
});

describe('definitions', () => {
  const texts = parts.map(readPart).flatMap((part) => part.names.map((name) => [name, part.find(name)] as const));
  const decoded = new Map(texts.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));

  it('refer to definitions that are there', () => {
    const references = [...decoded.values()].flatMap((text) =>
      [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, to]) => to),
    );
    expect(references.length).toBeGreaterThan(3000);
    expect([...new Set(references)].filter((name) => name === undefined || !decoded.has(name))).toEqual([]);
  });

  it('hold no texts for people', () => {
    for (const text of decoded.values()) expect(text).not.toMatch(/"(description|title|example)":"/);
  });

  it('are the same for all minors, or say the first minor that they are of', () => {
    expect(set.forVersion('1.34').find('v1/ConfigMap')).toBe('io.k8s.api.core.v1.ConfigMap');
    const podSpecs = [...decoded.keys()].filter((name) => name.startsWith('io.k8s.api.core.v1.PodSpec'));
    expect(podSpecs).toEqual(['1.34', '1.35', '1.36', '1.37'].map((minor) => `io.k8s.api.core.v1.PodSpec@${minor}`));
    expect([...new Set(texts.map(([, bytes]) => bytes?.length))].length).toBeGreaterThan(100);
  });
});

it('the definitions of the tree, read as those of a stranger, give the same schemas by the same names', () => {
  const crds = crdSources.flatMap(({ name, version }) => {
    const text = readFileSync(join(root, 'libs/kubernetes/crds', name, `${version}.json`), 'utf8');
    return (JSON.parse(text) as { readonly crds: readonly unknown[] }).crds;
  });
  const learned = set.withCrds(crds).forVersion('1.37');
  expect(learned.kinds()).toEqual(newest.kinds());
  expect(learned.kinds().filter((kind) => learned.find(kind) !== newest.find(kind))).toEqual([]);
});

describe('standaloneSchemas', () => {
  const files = standaloneSchemas(set, '1.37');

  it('are a file a kind, and one for editors', () => {
    expect(files.size).toBe(newest.kinds().length + 1);
    for (const name of ['v1/service_v1.json', 'apps/deployment_v1.json', 'argoproj.io/rollout_v1alpha1.json']) {
      expect([...files.keys()]).toContain(name);
    }
  });

  it('refer to nothing outside themselves', () => {
    for (const [name, text] of files) {
      const { definitions } = JSON.parse(text) as { readonly definitions: object };
      const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, to = '']) =>
        to.replace('#/definitions/', ''),
      );
      expect(
        [...new Set(references)].filter((to) => !Object.hasOwn(definitions, to)),
        name,
      ).toEqual([]);
    }
  });
});

describe('kinds', () => {
  it.each(['1.34', '1.35', '1.36', '1.37'])('of %s are all found', (version) => {
    const schemas = set.forVersion(version);
    expect(schemas.kinds().length).toBeGreaterThan(450);
    for (const kind of schemas.kinds()) {
      const name = schemas.find(kind);
      expect(schemas.find(String(name)), kind).toBeInstanceOf(Uint8Array);
    }
  });

  it('come and go', () => {
    const served = (kind: string) => set.versions.filter((version) => set.forVersion(version).find(kind) !== undefined);
    expect(served('scheduling.k8s.io/v1alpha1/Workload')).toEqual(['1.35']);
    expect(served('certificates.k8s.io/v1alpha1/PodCertificateRequest')).toEqual(['1.34']);
    expect(served('extensions/v1beta1/Ingress')).toEqual([]);
    expect(served('apps/v1/Deployment')).toEqual([...set.versions]);
  });

  it.each([
    'argoproj.io/v1alpha1/ApplicationSet',
    'flagger.app/v1beta1/Canary',
    'helm.toolkit.fluxcd.io/v2/HelmRelease',
    'kyverno.io/v1/ClusterPolicy',
    'notification.toolkit.fluxcd.io/v1beta3/Alert',
    'opentelemetry.io/v1beta1/OpenTelemetryCollector',
    'pkg.crossplane.io/v1/Provider',
    'postgresql.cnpg.io/v1/Cluster',
    'serving.knative.dev/v1/Service',
    'source.toolkit.fluxcd.io/v1/OCIRepository',
    'templates.gatekeeper.sh/v1/ConstraintTemplate',
    'velero.io/v1/Schedule',
  ])('know %s', (kind) => {
    expect(newest.find(kind)).toBe(kind.replaceAll('/', '.'));
  });

  it('live where isClusterScoped says', () => {
    // reviews are questions: they are never stored, so nothing asks where they live
    const builtIn = parts.map(readPart).find(({ versions }) => Object.keys(versions).length > 0);
    const wrong = Object.entries(builtIn?.kinds ?? {}).filter(([key, { scope }]) => {
      const [kind = '', , group = ''] = key.split('/').reverse();
      return scope !== undefined && !/Review$/.test(kind) && (scope === 'Cluster') !== isClusterScoped(group, kind);
    });
    expect(wrong).toEqual([]);
  });
});

describe('mergeKeys', () => {
  const template = ['spec', 'template', 'spec'];
  it.each<[string, string, (string | number)[], unknown]>([
    ['apps/v1', 'Deployment', [...template, 'containers'], ['name']],
    ['apps/v1', 'Deployment', [...template, 'containers', 0, 'ports'], ['containerPort', 'protocol']],
    ['apps/v1', 'Deployment', [...template, 'containers', 0, 'env'], ['name']],
    ['apps/v1', 'Deployment', [...template, 'containers', 0, 'volumeMounts'], ['mountPath']],
    ['apps/v1', 'Deployment', [...template, 'containers', 0, 'args'], 'atomic'],
    ['apps/v1', 'Deployment', [...template, 'tolerations'], 'atomic'],
    ['apps/v1', 'Deployment', [...template, 'topologySpreadConstraints'], ['topologyKey', 'whenUnsatisfiable']],
    ['apps/v1', 'Deployment', ['metadata', 'finalizers'], 'set'],
    ['apps/v1', 'Deployment', ['metadata', 'ownerReferences'], ['uid']],
    ['apps/v1', 'Deployment', ['spec', 'replicas'], undefined],
    ['v1', 'Service', ['spec', 'ports'], ['port', 'protocol']],
    ['v1', 'ServiceAccount', ['imagePullSecrets'], 'atomic'],
    ['v1', 'ServiceAccount', ['secrets'], ['name']],
    ['gateway.networking.k8s.io/v1', 'Gateway', ['spec', 'listeners'], ['name']],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', ['spec', 'parentRefs'], 'atomic'],
    ['monitoring.coreos.com/v1', 'PrometheusRule', ['spec', 'groups'], ['name']],
    ['monitoring.coreos.com/v1', 'ServiceMonitor', ['spec', 'endpoints', 0, 'relabelings'], undefined],
    ['example.org/v1', 'Thing', ['spec'], undefined],
  ])('%s %s %j', (apiVersion, kind, path, keys) => {
    expect(newest.mergeKeys(apiVersion, kind, path)).toEqual(keys);
  });
});

describe('lifecycleOf', () => {
  it.each([
    ['extensions/v1beta1', 'Ingress', '1.1', '1.14', '1.22', 'networking.k8s.io/v1'],
    ['extensions/v1beta1', 'Deployment', '1.1', '1.8', '1.16', 'apps/v1'],
    ['policy/v1beta1', 'PodDisruptionBudget', '1.5', '1.21', '1.25', 'policy/v1'],
    ['policy/v1beta1', 'PodSecurityPolicy', '1.10', '1.21', '1.25', undefined],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.12', '1.23', '1.26', 'autoscaling/v2'],
    ['batch/v1beta1', 'CronJob', '1.8', '1.21', '1.25', 'batch/v1'],
    ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', '1.7', '1.16', '1.22', 'apiextensions.k8s.io/v1'],
    ['flowcontrol.apiserver.k8s.io/v1alpha1', 'FlowSchema', '1.18', '1.20', '1.21', 'flowcontrol.apiserver.k8s.io/v1'],
    ['certificates.k8s.io/v1alpha1', 'PodCertificateRequest', '1.34', undefined, '1.35', 'certificates.k8s.io/v1'],
    ['apps/v1', 'Deployment', '1.9', undefined, undefined, undefined],
    ['v1', 'Pod', '1.0', undefined, undefined, undefined],
  ])('%s %s', (apiVersion, kind, introduced, deprecated, removed, instead) => {
    expect({
      deprecated: undefined,
      removed: undefined,
      replacement: undefined,
      ...set.lifecycleOf(apiVersion, kind),
    }).toEqual({
      introduced,
      deprecated,
      removed,
      replacement: instead === undefined ? undefined : { apiVersion: instead, kind },
    });
  });

  it('says of every kind that is not served any more when it was removed', () => {
    const forgotten = parts
      .map(readPart)
      .flatMap(({ kinds, lifecycles }) =>
        Object.entries(kinds).filter(
          ([key, { schema }]) =>
            Array.isArray(schema) && schema.at(-1) === null && lifecycles[key]?.removed === undefined,
        ),
      );
    expect(forgotten).toEqual([]);
  });

  it('knows the versions that CRDs deprecate', () => {
    expect(set.lifecycleOf('cilium.io/v2alpha1', 'CiliumNodeConfig')).toEqual({
      deprecated: true,
      replacement: { apiVersion: 'cilium.io/v2', kind: 'CiliumNodeConfig' },
      warning: 'cilium.io/v2alpha1 is deprecated, use cilium.io/v2 CiliumNodeConfig',
    });
    expect(set.lifecycleOf('cilium.io/v2', 'CiliumNodeConfig')).toBeUndefined();
  });
});
