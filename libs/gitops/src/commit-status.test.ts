import { testCluster } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { reportsStatus, statusContext } from './commit-status.ts';
import { engines } from './engine.ts';

const repository = { url: 'https://github.com/delivery-example/platform.git', charts: {} };
const bootstrap = (cluster = testCluster()) =>
  engines.argocd.bootstrap({ cluster, repository, apps: [], crdFolders: [] });
const named = (objects: readonly Manifest[], name: string) => objects.find(({ metadata }) => metadata.name === name);

it('every cluster reports but one on a desk', () => {
  expect((['workload', 'observability', 'edge', 'local'] as const).filter((role) => reportsStatus({ role }))).toEqual([
    'workload',
    'observability',
    'edge',
  ]);
  expect(statusContext({ name: 'edge-hamburg' })).toBe('delivery/edge-hamburg');
});

describe('Argo CD', () => {
  it('lets the root alone report, under the name of the cluster', () => {
    expect(named(bootstrap(), 'root')?.metadata.annotations).toMatchObject({
      'notifications.argoproj.io/subscribe.commit-status.github': 'delivery/aws-test',
    });
    expect(JSON.stringify(named(bootstrap(), 'argocd-notifications-cm'))).not.toContain('aws-test');
  });

  it('keeps the health of each Application, which the trigger asks for', () => {
    expect(named(bootstrap(), 'argocd-cmd-params-cm')?.['data']).toMatchObject({
      'controller.resource.health.persist': 'true',
    });
    expect(JSON.stringify(named(bootstrap(), 'argocd-cm'))).toContain(
      String.raw`health.message = \"at \" .. (status.sync.revision or \"\")`,
    );
  });

  it('posts to the repository that it syncs, with a token out of its Secret (S01)', () => {
    const data = named(bootstrap(), 'argocd-notifications-cm')?.['data'] as Readonly<Record<string, string>>;
    expect(Object.keys(data).sort()).toEqual([
      'service.webhook.github',
      'template.delivered',
      'template.failed',
      'trigger.commit-status',
    ]);
    expect(data['service.webhook.github']).toBe(`url: https://api.github.com
headers:
  - { name: Accept, value: application/vnd.github+json }
  - { name: Authorization, value: Bearer $token }
`);
    expect(data['template.delivered']).toContain(
      'path: /repos/{{ call .repo.FullNameByRepoURL .app.spec.source.repoURL }}/statuses/{{ .app.status.sync.revision }}\n',
    );
    expect(engines.argocd.statusSecret).toBe('argocd-notifications-secret');
  });

  it('has nothing of it on a desk', () => {
    const objects = bootstrap(testCluster({ role: 'local' }));
    expect(named(objects, 'argocd-notifications-cm')).toBeUndefined();
    expect(JSON.stringify(named(objects, 'root'))).not.toContain('notifications.argoproj.io');
  });
});

describe('Flux', () => {
  const objects = engines.flux.statusReport({ cluster: testCluster({ engine: 'flux' }), repository }, 'commit-status');

  it('posts under the name of the cluster, as its Secret', () => {
    expect(named(objects, 'commit-status')?.['spec']).toEqual({
      type: 'github',
      address: 'https://github.com/delivery-example/platform.git',
      secretRef: { name: engines.flux.statusSecret },
      commitStatusExpr: "'delivery/aws-test'",
    });
  });

  it('takes for success that the last Kustomization is through, and nothing else it says', () => {
    const spec = named(objects, 'delivered')?.['spec'] as { inclusionList: string[] };
    expect(spec).toMatchObject({
      providerRef: { name: 'commit-status' },
      eventSeverity: 'info',
      eventSources: [{ kind: 'Kustomization', name: 'commit-status' }],
    });
    const told = (message: string) => spec.inclusionList.some((pattern) => new RegExp(pattern).test(message));
    expect(told('Reconciliation finished in 1.2s, next run in 10m0s')).toBe(true);
    expect(told('Dependencies do not meet ready condition, retrying in 30s')).toBe(false);
    expect(told('Health checks canceled due to new reconciliation triggered by GitRepository')).toBe(false);
  });

  it('takes an error of any Kustomization for a failure', () => {
    expect(named(objects, 'failed')?.['spec']).toEqual({
      providerRef: { name: 'commit-status' },
      eventSeverity: 'error',
      eventSources: [{ kind: 'Kustomization', name: '*' }],
    });
  });
});
