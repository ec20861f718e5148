import { defineComponent } from '@delivery/component';
import type { ISecretStore } from '@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStore';
import { ApiObject } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';

/** One SecretStore a namespace that needs secrets, each with a cloud identity of its own: none can read another's. */
export default defineComponent({
  name: 'secret-stores',
  owner: 'platform',
  clusters: () => true,
  after: ['crds', 'namespaces'],
  readsCatalog: true,
  build: (scope, { apps, cluster, overlay }) => {
    for (const { name: namespace, service } of apps) {
      if (service?.needs.postgres === undefined) continue;
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
