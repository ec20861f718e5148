import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tempFolder } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { CRD, deployment, made, showed, synthesis } from '../testing/test-fleet.ts';

describe('an object', () => {
  it('is where it is, what made it, what ships it, and who calls it', async () => {
    expect(await showed('Deployment/order')).toEqual({
      exitCode: 0,
      stdout: `Deployment order/order  apps/v1
  app        order, owner order-team
  declared   apps/services/order/component.ts
  made       as order/Deployment
  protected  no
  called by  api-gateway (http)
  file       generated/clusters/<cluster>/apps/order/order/deployment.apps_order.yaml

  cluster  ring         synced by                        equal bytes
  local    development  Application argocd/order         text 1
  aws      canary       Application argocd/order         text 1
  gcp      production   Kustomization flux-system/order  text 2
`,
      stderr: 'rendering\n',
    });
  });

  it('of one cluster has one file, and is protected when both engines keep it', async () => {
    expect((await showed('Namespace/order')).stdout).toBe(`Namespace order  v1
  app        namespaces, owner platform
  declared   apps/foundation/namespaces/component.ts
  made       as namespaces/Namespace
  protected  yes: both engines keep it when it leaves the tree
  file       generated/clusters/aws/apps/namespaces/_cluster/namespace_order.yaml

  cluster  ring    synced by
  aws      canary  Application argocd/namespaces
`);
  });

  it('that clusters share is on those whose engine reads its folder', async () => {
    expect((await showed('scaledobjects.keda.sh')).stdout)
      .toBe(`CustomResourceDefinition scaledobjects.keda.sh  apiextensions.k8s.io/v1
  app        crds, owner platform
  declared   apps/foundation/crds/component.ts
  made       as crds/keda/2.21.0
  protected  no
  file       ${CRD}

  cluster  ring        synced by
  aws      canary      Application argocd/crds
  gcp      production  Kustomization flux-system/crds
`);
  });

  it('that syncs others is shipped by the root, and the root by itself', async () => {
    const { stdout } = await showed('argocd/Application/namespaces');
    expect(stdout).toContain('  aws      canary  Application argocd/root\n');
  });

  it('that nothing ships is applied by hand', async () => {
    const { stdout } = await showed('Application/root');
    expect(stdout).toContain('  aws      canary  by hand\n');
  });

  it('names the line that made it', async () => {
    const root = tempFolder({ 'apps/services/order/component.ts': '' });
    // a bundle whose first line was made from line 7 of the app
    const map = { version: 3, sources: ['apps/services/order/component.ts'], names: [], mappings: 'AAME' };
    writeFileSync(join(root, 'main.js.map'), JSON.stringify(map));
    const origin = new Error('made here');
    origin.stack = `Error\n    at build (${pathToFileURL(join(root, 'main.js')).href}:1:1)`;
    const [path, file] = made('aws', 'order', deployment);
    const render = () => synthesis([[path, { ...file, origin }]]);
    expect((await showed('Deployment/order', { root, render })).stdout).toContain(
      '  made       apps/services/order/component.ts:7, as order/Deployment\n',
    );
  });

  it('has this JSON', async () => {
    const { stdout } = await showed('Service/order', { json: true });
    expect(JSON.parse(stdout)).toEqual({
      command: 'show',
      exitCode: 0,
      shows: 'object',
      object: {
        apiVersion: 'v1',
        kind: 'Service',
        namespace: 'order',
        name: 'order',
        app: 'order',
        owner: 'order-team',
        declaredIn: 'apps/services/order/component.ts',
        source: 'order/Service',
        protected: false,
        calledBy: [{ app: 'api-gateway', port: 'http' }],
        clusters: [
          {
            name: 'aws',
            ring: 'canary',
            file: 'generated/clusters/aws/apps/order/order/service_order.yaml',
            text: 1,
            sync: {
              kind: 'Application',
              namespace: 'argocd',
              name: 'order',
              file: 'generated/clusters/aws/gitops/order.yaml',
            },
          },
        ],
      },
    });
  });
});
