import { describe, expect, it } from 'vitest';
import { compared, type Files } from '../../testing/compare-folders.ts';
import { configMap, deployment } from '../../testing/manifests.ts';

function application(name: string, path: string, destination: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example/shop
    targetRevision: HEAD
    path: ${path}
  destination:
    ${destination}
    namespace: ${name}
  syncPolicy:
    automated:
      prune: true
`;
}

/** An app of apps on a hub that syncs two other clusters. */
function repository(edit: Files = {}): Files {
  return {
    'root.yaml': application('root', 'apps', 'server: https://kubernetes.default.svc'),
    'apps/order.yaml': application('order', 'manifests/order', 'name: prod-eu'),
    'apps/payment.yaml': application('payment', 'manifests/payment', 'name: prod-us'),
    'manifests/order/config.yaml': configMap('settings'),
    'manifests/payment/config.yaml': configMap('settings'),
    ...edit,
  };
}

describe('an app of apps', () => {
  it('an object without a namespace lands in that of its Application, on its cluster', async () => {
    const after = repository({ 'manifests/order/config.yaml': configMap('settings', 'b') });
    expect(await compared(repository(), after)).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 2 clusters  old → new

        · data.key a → b  ConfigMap order/settings  on prod-eu, live
            data.key
              - a
              + b"
    `);
  });

  it('another cluster for an Application takes its objects there', async () => {
    const after = repository({ 'apps/order.yaml': application('order', 'manifests/order', 'name: prod-ap') });
    expect(await compared(repository(), after)).toMatchInlineSnapshot(`
      "exit 0
      1 object added, 1 removed, 1 changed on 2 of 3 clusters  old → new

        · cluster prod-eu removed: 1 object  on prod-eu, delete

        · spec.destination.name prod-eu → prod-ap  Application argocd/order  recreate
            spec.destination.name
              - prod-eu
              + prod-ap

        · new cluster prod-ap: 1 object  on prod-ap, live"
    `);
  });

  it('another chart version is told, and not looked into', async () => {
    const chart = (version: string) =>
      application('cache', '', 'name: prod-eu')
        .replace(/path: \n/, `chart: redis\n`)
        .replace('HEAD', version);
    expect(
      await compared(
        repository({ 'apps/cache.yaml': chart('1.0.0') }),
        repository({ 'apps/cache.yaml': chart('2.0.0') }),
      ),
    ).toMatchInlineSnapshot(`
      "exit 0
      1 object changed; 1 that cannot be seen into  old → new

        · spec.source.targetRevision 1.0.0 → 2.0.0  Application argocd/cache  live
            spec.source.targetRevision
              - 1.0.0
              + 2.0.0

        opaque chart redis 1.0.0 → 2.0.0 changes  on prod-eu"
    `);
  });
});

describe('an ApplicationSet', () => {
  const set = (generators: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: teams
  namespace: argocd
spec:
  generators:
${generators}
  template:
    metadata:
      name: '{{path.basename}}'
    spec:
      project: default
      source: { repoURL: https://git.example/shop, targetRevision: HEAD, path: '{{path}}' }
      destination: { name: prod-eu, namespace: '{{path.basename}}' }
`;
  const folders = (more: Files = {}): Files => ({
    'set.yaml': set(
      '    - git:\n        repoURL: https://git.example/shop\n        directories:\n          - path: teams/*',
    ),
    'teams/web/order.yaml': deployment('order', 'order:1', { namespace: 'web' }),
    ...more,
  });

  it('makes an Application of each folder', async () => {
    expect(await compared(folders(), folders({ 'teams/data/config.yaml': configMap('settings') })))
      .toMatchInlineSnapshot(`
        "exit 0
        1 object added on 1 of 1 cluster  old → new

          · new app data: 1 object  on prod-eu, live"
      `);
  });

  it('says which generators nobody can follow', async () => {
    const after = { ...folders(), 'set.yaml': set('    - clusters: {}') };
    expect(await compared(folders(), after)).toMatchInlineSnapshot(`
      "exit 0
      1 object removed, 1 changed on 1 of 1 cluster  old → new
      note  ApplicationSet argocd/teams: nobody sees here what clusters gives

        · spec.generators[0].clusters added and 1 more field  ApplicationSet argocd/teams  live
            spec.generators[0].clusters
              + {}
            spec.generators[0].git
              - directories:
              -   - path: teams/*
              - repoURL: https://git.example/shop

        · cluster prod-eu removed: 1 object  on prod-eu, none"
    `);
  });
});
