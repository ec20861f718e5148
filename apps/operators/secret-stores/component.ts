import { namespacesOf } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import { engines, reportsStatus } from '@delivery/gitops';
import type { ISecretStore } from '@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStore';
import { ApiObject } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';

/**
 * One SecretStore a namespace that needs secrets, that of an engine that reports too, each with a cloud identity of its own: none can read another's. A store is healthy once
 * external-secrets has tried it, so this waits for the operator.
 */
export default defineComponent({
  name: 'secret-stores',
  owner: 'platform',
  clusters: () => true,
  after: ['external-secrets'],
  crds: ['external-secrets'],
  readsCatalog: true,
  build: (scope, { apps, cluster, overlay }) => {
    const namespaces = namespacesOf(apps, cluster).flatMap(({ name, readsSecrets }) => (readsSecrets ? [name] : []));
    const ofEngine = reportsStatus(cluster) ? [engines[cluster.engine].namespace] : [];
    for (const namespace of [...namespaces, ...ofEngine]) {
      const workload = { namespace, serviceAccountName: 'secrets' };
      new ServiceAccount(scope, `${namespace}-account`, {
        metadata: {
          name: 'secrets',
          namespace,
          annotations: { ...overlay.serviceAccountAnnotations(cluster, workload) },
        },
        automountToken: false,
      });
      const store: ISecretStore = {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { name: 'default', namespace },
        spec: { provider: overlay.secretStore(cluster, workload) },
      };
      new ApiObject(scope, `${namespace}-store`, store);
    }
  },
});
