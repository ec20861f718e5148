import type { Manifest } from '@delivery/manifest';
import { address, branch, externalSecretCrd, web, webNamespace } from './tiny-tree.ts';

const fromTree = (path: string) => ({
  repoURL: address,
  targetRevision: branch,
  path: `generated/clusters/tiny/${path}`,
  directory: { recurse: true },
});

/** @param source a folder of the tree, or a chart, which is installed into the namespace of the same name */
export const application = (name: string, source: string | object, wave: number): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd', annotations: { 'argocd.argoproj.io/sync-wave': `${wave}` } },
  spec: {
    project: 'default',
    source: typeof source === 'string' ? fromTree(source) : source,
    destination: {
      server: 'https://kubernetes.default.svc',
      ...(typeof source !== 'string' && { namespace: name }),
    },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'],
      retry: { limit: 5, backoff: { duration: '1s', factor: 2, maxDuration: '10s' } },
    },
  },
});

const configMap = (name: string, data: Record<string, string>): Manifest => {
  const labels = { 'app.kubernetes.io/part-of': 'argocd' };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'argocd', labels }, data };
};

/** Off by default since Argo CD 1.8. */
const applicationHealth = `
hs = { status = "Progressing", message = "" }
if obj.status ~= nil and obj.status.health ~= nil then hs.status = obj.status.health.status end
return hs`;

/** For `writeTree`. */
export const argocdTree = (replicas: number, rest: readonly Manifest[] = []) => ({
  bootstrap: [
    configMap('argocd-cmd-params-cm', {
      'controller.sync.timeout.seconds': '900',
      'controller.diff.server.side': 'true',
    }),
    configMap('argocd-cm', {
      'application.resourceTrackingMethod': 'annotation',
      'resource.customizations.health.argoproj.io_Application': applicationHealth,
    }),
    application('root', 'gitops', 0),
  ],
  gitops: [application('crds', 'apps/crds', 0), application('web', 'apps/web', 1)],
  'apps/crds': [externalSecretCrd],
  'apps/web': [webNamespace, ...web(replicas), ...rest],
});
