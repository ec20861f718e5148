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
    expect(await compared(repository(), after)).toMatchInlineSnapshot();
  });

  it('another cluster for an Application takes its objects there', async () => {
    const after = repository({ 'apps/order.yaml': application('order', 'manifests/order', 'name: prod-ap') });
    expect(await compared(repository(), after)).toMatchInlineSnapshot();
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
    ).toMatchInlineSnapshot();
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
    expect(
      await compared(folders(), folders({ 'teams/data/config.yaml': configMap('settings') })),
    ).toMatchInlineSnapshot();
  });

  it('says which generators nobody can follow', async () => {
    const after = { ...folders(), 'set.yaml': set('    - clusters: {}') };
    expect(await compared(folders(), after)).toMatchInlineSnapshot();
  });
});
