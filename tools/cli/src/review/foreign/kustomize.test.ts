import { describe, expect, it } from 'vitest';
import { compared } from '../../testing/compare-folders.ts';
import { configMap, deployment, documents } from '../../testing/manifests.ts';

describe('what Kustomize printed', () => {
  const output = (value: string, hash: string) =>
    documents(
      configMap(`settings-${hash}`, value, 'shop'),
      deployment('order', 'order:1', {
        pod: `          envFrom:\n            - configMapRef: { name: settings-${hash} }\n`,
      }),
    );
  const [before, after] = [output('a', '6ct58987ht'), output('b', 'd9kf6gkg8b')];

  it('a ConfigMap named by the hash of its content is renamed, and its pods restart', async () => {
    expect(await compared({ 'all.yaml': before }, { 'all.yaml': after })).toMatchInlineSnapshot(`
      "exit 0
      1 object changed, 1 renamed on 1 of 1 cluster; 2 pods restart  old → new

        · ConfigMap settings-6ct58987ht renamed to settings-d9kf6gkg8b  ConfigMap shop/settings-d9kf6gkg8b  recreate

        · envFrom[0].configMapRef.name settings-6ct58987ht → settings-d9kf6gkg8b  Deployment shop/order  rolling restart
            spec.template.spec.containers[name=order].envFrom[0].configMapRef.name
              - settings-6ct58987ht
              + settings-d9kf6gkg8b"
    `);
  });

  it('and nobody is alarmed that the old one is pruned', async () => {
    expect(await compared({ 'all.yaml': before }, { 'all.yaml': after }, 'risk')).toMatchInlineSnapshot(`
      "exit 0
      ONE REVIEWER  1 object changed, 1 renamed on 1 of 1 cluster; 2 pods restart
      No rule sees a danger.
      comparing"
    `);
  });
});

describe('sources of Kustomize', () => {
  const base = {
    'base/kustomization.yaml': 'resources:\n  - deployment.yaml\n',
    'base/deployment.yaml': deployment('order', 'order:1'),
  };
  const prod = {
    'prod/kustomization.yaml': 'resources:\n  - ../base\npatches:\n  - path: replicas.yaml\n',
    'prod/replicas.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: order\n  namespace: shop\nspec:\n  replicas: 3\n',
  };

  it('a kustomization and a patch are files, not objects', async () => {
    const after = {
      ...base,
      'prod/kustomization.yaml': `${prod['prod/kustomization.yaml']}images:\n  - name: order\n    newTag: "2"\n`,
      'prod/replicas.yaml': prod['prod/replicas.yaml'].replace('3', '5'),
    };
    expect(await compared({ ...base, ...prod }, after)).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 2 that cannot be seen into  old → new
      note  2 files are to be rendered by Kustomize: patches, names, images and generators are not applied here (prod/kustomization.yaml, prod/replicas.yaml)

        opaque prod/kustomization.yaml changes
        opaque prod/replicas.yaml changes"
    `);
  });

  it('a Kustomization with a name is none either', async () => {
    const named = (target: string) =>
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata:\n  name: order\nresources:\n  - ${target}\n`;
    expect(
      await compared(
        { ...base, 'prod/kustomization.yaml': named('../base') },
        { ...base, 'prod/kustomization.yaml': named('../other') },
      ),
    ).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 1 that cannot be seen into  old → new
      note  1 file is to be rendered by Kustomize: patches, names, images and generators are not applied here (prod/kustomization.yaml)

        opaque prod/kustomization.yaml changes"
    `);
  });

  it('an object of the base is one of every Application that leads to it', async () => {
    const side = (image: string) => ({
      ...base,
      ...prod,
      'base/deployment.yaml': deployment('order', image),
      'test/kustomization.yaml': 'resources:\n  - ../base\n',
      'argocd/prod.yaml': application('order-prod', 'prod', 'prod-eu'),
      'argocd/test.yaml': application('order-test', 'test', 'test-eu'),
    });
    expect(await compared(side('order:1'), side('order:2'))).toMatchInlineSnapshot(`
      "exit 0
      2 objects changed on 2 of 2 clusters; 4 pods restart  old → new

        · order 1 → 2  Deployment shop/order  on prod-eu, test-eu, rolling restart
            spec.template.spec.containers[name=order].image
              - order:1
              + order:2"
    `);
  });
});

function application(name: string, path: string, cluster: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  project: default
  source: { repoURL: https://git.example/shop, targetRevision: HEAD, path: ${path} }
  destination: { name: ${cluster}, namespace: shop }
  syncPolicy: { automated: { prune: true } }
`;
}
