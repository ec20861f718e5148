import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testCluster } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { engines, type BootstrapEstate } from './engine.ts';
import { protectedAnnotations } from './protection.ts';
import type { SyncUnit } from './sync-unit.ts';

const cluster = testCluster();
const repository = { url: 'https://git.example/platform.git', charts: {} };
const order = testApp('order');
const crds = testFoundation('crds', { protected: true });
const estate: BootstrapEstate = {
  cluster,
  repository,
  apps: [crds, order, testApp('payment', { owner: 'payments' })],
  crdFolders: ['argo-cd/3.5.7', 'external-secrets/1.3.2'],
};
const unit = (changes: Partial<SyncUnit> = {}): SyncUnit => ({
  app: order,
  cluster,
  repository,
  path: 'generated/clusters/aws-test/apps/order',
  position: { wave: 30, dependsOn: ['secret-stores', 'tenancy'] },
  bootstrap: false,
  customResources: true,
  rollouts: false,
  ...changes,
});
const crdUnit = unit({
  app: crds,
  path: 'generated/crds',
  folders: ['argo-cd/3.5.7', 'external-secrets/1.3.2'],
  position: { wave: 0, dependsOn: [] },
  customResources: false,
  rollouts: false,
});
const named = (objects: readonly Manifest[], kind: string, name: string) =>
  objects.find((object) => object.kind === kind && object.metadata.name === name);

describe('Argo CD', () => {
  const { syncObject, bootstrap, tenancy } = engines.argocd;

  it('syncs an app from the ring of its cluster (A07-A13)', () => {
    expect(syncObject(unit())).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'order',
        namespace: 'argocd',
        labels: {
          'app.kubernetes.io/managed-by': 'delivery',
          'app.kubernetes.io/name': 'order',
          'app.kubernetes.io/part-of': 'delivery-platform',
          'delivery.example/owner': 'ordering',
        },
        annotations: { 'argocd.argoproj.io/manifest-generate-paths': '.', 'argocd.argoproj.io/sync-wave': '30' },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: 'ordering',
        source: {
          repoURL: repository.url,
          targetRevision: 'ring/production',
          path: 'generated/clusters/aws-test/apps/order',
          directory: { recurse: true },
        },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'order' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          retry: { limit: 5, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
          syncOptions: [
            'ServerSideApply=true',
            'FailOnSharedResource=true',
            'PruneLast=true',
            'PrunePropagationPolicy=foreground',
            'SkipDryRunOnMissingResource=true',
          ],
        },
      },
    });
  });

  it('protects the sync object of protected apps and reads only the folders named', () => {
    const application = syncObject(crdUnit);
    expect(application.metadata.annotations).toMatchObject(protectedAnnotations);
    expect(application['spec']).toMatchObject({
      source: { directory: { include: '{argo-cd/3.5.7/*,external-secrets/1.3.2/*}' } },
      destination: { namespace: 'argocd' },
    });
  });

  it('does not let "engine" wait for the root, which waits for it', () => {
    expect(named(bootstrap(estate), 'Application', 'root')?.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/ignore-healthcheck': 'true',
    });
  });

  it('has a root without finalizer, protected, in the project of the platform', () => {
    const root = named(bootstrap(estate), 'Application', 'root');
    expect(root?.metadata).not.toHaveProperty('finalizers');
    expect(root?.metadata.annotations).toMatchObject(protectedAnnotations);
    expect(root?.['spec']).toMatchObject({
      project: 'platform',
      source: { path: 'generated/clusters/aws-test/gitops' },
    });
  });

  it('is configured by its own bootstrap', () => {
    const objects = bootstrap(estate);
    expect(named(objects, 'ConfigMap', 'argocd-cm')?.['data']).toMatchObject({
      'application.resourceTrackingMethod': 'annotation',
    });
    expect(named(objects, 'ConfigMap', 'argocd-cmd-params-cm')?.['data']).toEqual({
      'controller.diff.server.side': 'true',
      'controller.resource.health.persist': 'true',
      'controller.sync.timeout.seconds': '900',
    });
    expect(named(objects, 'AppProject', 'default')?.['spec']).toMatchObject({
      sourceRepos: [],
      destinations: [],
      clusterResourceWhitelist: [],
    });
  });

  it('gives each owner a project for its own namespaces and kinds, without wildcards (A01-A06)', () => {
    const projects = [...tenancy(estate), named(bootstrap(estate), 'AppProject', 'platform')];
    expect(
      projects.map((project) => [
        project?.metadata.name,
        (project?.['spec'] as { destinations: unknown }).destinations,
      ]),
    ).toEqual([
      ['ordering', [{ server: 'https://kubernetes.default.svc', namespace: 'order' }]],
      ['payments', [{ server: 'https://kubernetes.default.svc', namespace: 'payment' }]],
      [
        'platform',
        ['argocd', 'order', 'payment'].map((namespace) => ({ server: 'https://kubernetes.default.svc', namespace })),
      ],
    ]);
    expect(JSON.stringify(projects)).not.toContain('*');
    expect(projects[0]?.['spec']).toMatchObject({
      clusterResourceWhitelist: [],
      sourceRepos: [repository.url],
      orphanedResources: { warn: true },
    });
  });
});

describe('Flux', () => {
  const { syncObject, bootstrap, tenancy } = engines.flux;

  it('syncs an app as its owner and waits for the wave before (X02-X06)', () => {
    expect(syncObject(unit())).toEqual({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: {
        name: 'order',
        namespace: 'flux-system',
        labels: {
          'app.kubernetes.io/managed-by': 'delivery',
          'app.kubernetes.io/name': 'order',
          'app.kubernetes.io/part-of': 'delivery-platform',
          'delivery.example/owner': 'ordering',
        },
      },
      spec: {
        interval: '10m',
        retryInterval: '1m',
        timeout: '5m',
        path: './generated/clusters/aws-test/apps/order',
        prune: true,
        wait: true,
        serviceAccountName: 'ordering',
        sourceRef: { kind: 'GitRepository', name: 'delivery' },
        dependsOn: [{ name: 'secret-stores' }, { name: 'tenancy' }],
      },
    });
  });

  it('knows the health of Rollouts by their phase, which Flux cannot tell from their status', () => {
    const { timeout, healthCheckExprs: [rollout] = [] } = syncObject(unit({ rollouts: true }))['spec'] as {
      timeout: string;
      healthCheckExprs?: readonly Readonly<Record<string, string>>[];
    };
    expect(timeout).toBe('15m');
    expect(rollout).toMatchObject({
      kind: 'Rollout',
      current: "status.phase == 'Healthy' || status.phase == 'Paused'",
      failed: "status.phase == 'Degraded'",
    });
    expect(syncObject(unit())['spec']).not.toHaveProperty('healthCheckExprs');
  });

  it('protects the sync object of protected apps, which run as the engine', () => {
    const kustomization = syncObject(crdUnit);
    expect(kustomization.metadata.annotations).toEqual(protectedAnnotations);
    expect(kustomization['spec']).toMatchObject({
      serviceAccountName: 'kustomize-controller',
      path: './generated/crds',
    });
  });

  it('does not let "engine" wait for the root, which waits for it', () => {
    const spec = syncObject(unit({ bootstrap: true }))['spec'] as { wait: boolean; healthChecks: { kind: string }[] };
    const owned = bootstrap(estate).map(({ kind }) => kind);
    expect(spec.wait).toBe(false);
    expect(spec.healthChecks.map(({ kind }) => kind).sort()).toEqual(
      owned.filter((kind) => kind !== 'Kustomization').sort(),
    );
  });

  it('checks out the cluster, and of the CRDs the versions it uses', () => {
    expect(named(bootstrap(estate), 'GitRepository', 'delivery')?.['spec']).toMatchObject({
      ref: { branch: 'ring/production' },
      sparseCheckout: [
        'generated/clusters/aws-test',
        'generated/crds/argo-cd/3.5.7',
        'generated/crds/external-secrets/1.3.2',
      ],
    });
  });

  it.each([
    ['kustomize-controller', ['--no-remote-bases=true']],
    ['helm-controller', ['--watch-all-namespaces=false']],
  ])('locks the %s down (X01)', (name, own) => {
    const patch = named(bootstrap(estate), 'Deployment', name);
    expect(patch?.metadata.annotations).toMatchObject({
      'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
    for (const flag of ['--no-cross-namespace-refs=true', '--default-service-account=default', ...own])
      expect(JSON.stringify(patch)).toContain(flag);
  });

  it('gives each owner an account with rights in its own namespaces only, without wildcards (R01-R09)', () => {
    const objects = tenancy(estate);
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      'ServiceAccount flux-system/ordering',
      'Role order/ordering',
      'RoleBinding order/ordering',
      'ServiceAccount flux-system/payments',
      'Role payment/payments',
      'RoleBinding payment/payments',
    ]);
    const text = JSON.stringify(objects);
    for (const word of ['*', '"secrets"', '"roles"', 'escalate', 'impersonate', 'ClusterRole'])
      expect(text).not.toContain(word);
  });
});

it('both let tenants have the same kinds', () => {
  const whitelist = (
    named(engines.argocd.tenancy(estate), 'AppProject', 'ordering')?.['spec'] as {
      namespaceResourceWhitelist: { group: string }[];
    }
  ).namespaceResourceWhitelist;
  const rules = named(engines.flux.tenancy(estate), 'Role', 'ordering')?.['rules'] as {
    apiGroups: string[];
    resources: string[];
    verbs: string[];
  }[];
  const writable = rules.filter(({ verbs }) => verbs.includes('create')).flatMap(({ resources }) => resources);
  expect(writable).toHaveLength(whitelist.length);
});
