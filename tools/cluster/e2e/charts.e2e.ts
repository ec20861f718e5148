import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../src/definitions.ts';
import { deliver, type Delivery } from '../src/deliver.ts';
import { application, argocdTree } from './tiny-argocd.ts';
import { useTinyCluster, type TinyCluster } from './tiny-cluster.ts';
import { fluxTree, kustomization } from './tiny-flux.ts';

const address = 'https://charts.example.invalid/stable';
const name = 'cert-manager';
const namespace: Manifest = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
};
const values = (level: string) => ({ crds: { enabled: false }, extraArgs: [`--v=${level}`] });

async function valuesOf({ handle }: TinyCluster): Promise<unknown> {
  const text = await handle.kubectl(['-n', name, 'get', 'configmap', name, '-o=jsonpath={.data.values\\.json}']);
  return JSON.parse(text);
}

describe('a chart with Argo CD', () => {
  const tree = (version: string, level: string) => {
    const { gitops, ...rest } = argocdTree(1, [namespace]);
    const chart = application(
      name,
      {
        repoURL: address,
        chart: name,
        targetRevision: version,
        helm: { releaseName: name, valuesObject: values(level) },
      },
      2,
    );
    return { ...rest, gitops: [...gitops, chart] };
  };
  const tiny = useTinyCluster({ first: tree('v1.21.2', '2'), second: tree('v1.21.3', '4') });
  let delivery: Delivery;

  it('is fetched from loopback and installed with its values', async () => {
    delivery = await deliver(tiny.handle, { tree: tiny.tree('first'), cluster: 'tiny' });
    await delivery.settled();
    expect(await valuesOf(tiny)).toEqual(values('2'));
    expect(
      await tiny.handle.kubectl(['-n', name, 'get', 'deployment', name, '-o=jsonpath={.status.readyReplicas}']),
    ).toBe('1');
  });

  it('follows a commit with another version and other values', async () => {
    await delivery.push(tiny.tree('second'));
    await delivery.settled();
    expect(await valuesOf(tiny)).toEqual(values('4'));
    const image = ['-n', name, 'get', 'deployment', name, '-o=jsonpath={.spec.template.spec.containers[0].image}'];
    expect(await tiny.handle.kubectl(image)).toBe('charts.invalid/cert-manager:1.21.3');
  });
});

describe('a chart with Flux', () => {
  const inFlux = { name, namespace: 'flux-system' };
  const tree = (level: string) => {
    const { gitops, ...rest } = fluxTree(1);
    const chart = { chart: name, version: 'v1.21.2', sourceRef: { kind: 'HelmRepository', name } };
    const charts: Manifest[] = [
      namespace,
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmRepository',
        metadata: inFlux,
        spec: { interval: '1h', url: address },
      },
      {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: inFlux,
        spec: {
          interval: '1h',
          releaseName: name,
          targetNamespace: name,
          chart: { spec: chart },
          install: { crds: 'Skip', remediation: { retries: 3 } },
          values: values(level),
        },
      },
    ];
    const own = [
      kustomization('charts', 'apps/charts', 'kustomize-controller', 'definitions'),
      kustomization('definitions', 'apps/definitions', 'kustomize-controller'),
    ];
    return {
      ...rest,
      gitops: [...gitops, ...own],
      'apps/definitions': definitionsOf('helm-controller'),
      'apps/charts': charts,
    };
  };
  const tiny = useTinyCluster({ first: tree('2'), second: tree('4') });
  const field = (kind: string, path: string) =>
    tiny.handle.kubectl(['-n', 'flux-system', 'get', kind, name, `-o=jsonpath={${path}}`]);
  let delivery: Delivery;

  it('is found in its repository on loopback; that it is installed is simulated', async () => {
    delivery = await deliver(tiny.handle, { tree: tiny.tree('first'), cluster: 'tiny' });
    await delivery.settled();
    expect(await field('helmrepository', '.status.conditions[?(@.type=="Ready")].message')).toContain(
      'stored artifact',
    );
    expect(await field('helmrelease', '.status.conditions[?(@.type=="Ready")].message')).toBe('simulated');
  });

  it('keeps values of any form, and tells the generation that it saw', async () => {
    await delivery.push(tiny.tree('second'));
    await delivery.settled();
    expect(JSON.parse(await field('helmrelease', '.spec.values'))).toEqual(values('4'));
    expect(await field('helmrelease', '.status.observedGeneration')).toBe('2');
  });
});
