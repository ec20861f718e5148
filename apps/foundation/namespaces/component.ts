import { namespacesOf, quotaOf, serviceOn, type Namespace } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';
import { protectedAnnotations } from '@delivery/gitops';
import { waive } from '@delivery/manifest';
import { ApiObject } from 'cdk8s';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { ILimitRange } from 'kubernetes-models/v1/LimitRange';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota';

/**
 * Every namespace of the cluster, closed: the Pod Security Standard that its owner declares and no traffic; of services also a quota and
 * defaults for containers. Operators come from charts that know nothing of quotas.
 */
export default defineComponent({
  name: 'namespaces',
  owner: 'platform',
  clusters: () => true,
  protected: true,
  readsCatalog: true,
  build: (scope, { apps, cluster, overlay }) => {
    for (const owned of namespacesOf(apps, cluster)) {
      const { name } = owned;
      const app = apps.find((one) => one.name === owned.app);
      const routed = owned.ofService && app?.service && serviceOn(app.service, cluster).route !== undefined;
      const labels = routed ? overlay.gateway(cluster)?.namespaceLabels : undefined;
      new ApiObject(scope, `${name}-namespace`, namespace(owned, cluster, labels));
      new ApiObject(scope, `${name}-deny`, defaultDeny(name));
      if (!owned.ofService || app === undefined) continue;
      new ApiObject(scope, `${name}-quota`, quota(name, quotaOf([app], cluster)));
      new ApiObject(scope, `${name}-limits`, limits(name));
    }
  },
});

/**
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
function namespace(
  { name, owner, podSecurity, because, ofService }: Namespace,
  { kubernetes, mesh }: Cluster,
  labels: Readonly<Record<string, string>> = {},
): INamespace {
  const modes = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, podSecurity],
    [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetes}`],
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...Object.fromEntries(modes),
        'delivery.example/owner': owner,
        ...(mesh === 'istio' && { 'istio-injection': ofService ? 'enabled' : 'disabled' }),
        ...labels,
      },
      annotations: { ...protectedAnnotations, ...(because !== undefined && waive('B01', because)) },
    },
  };
}

function quota(namespace: string, hard: Readonly<Record<string, string>>): IResourceQuota {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace },
    spec: { hard: { ...hard } },
  };
}

/** For pods that no service made, such as those of a debugging session: everything a container of ours states itself. */
function limits(namespace: string): ILimitRange {
  const size = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '128Mi' };
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'limits', namespace },
    spec: { limits: [{ type: 'Container', default: size, defaultRequest: size }] },
  };
}

/** Every app opens what it needs; a pod without a policy of its own reaches nothing. */
function defaultDeny(namespace: string): INetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', namespace },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}
