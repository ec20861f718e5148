import { quotaOf } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import { protectedAnnotations } from '@delivery/gitops';
import { ApiObject } from 'cdk8s';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { ILimitRange } from 'kubernetes-models/v1/LimitRange';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota';

/** A namespace for each service, closed: the restricted Pod Security Standard, a quota, defaults for containers, no traffic. */
export default defineComponent({
  name: 'namespaces',
  owner: 'platform',
  clusters: () => true,
  protected: true,
  readsCatalog: true,
  build: (scope, { apps, cluster }) => {
    for (const app of apps.filter(({ service }) => service !== undefined)) {
      new ApiObject(scope, `${app.name}-namespace`, namespace(app.name, app.owner, cluster.kubernetes));
      new ApiObject(scope, `${app.name}-quota`, quota(app.name, quotaOf([app], cluster)));
      new ApiObject(scope, `${app.name}-limits`, limits(app.name));
      new ApiObject(scope, `${app.name}-deny`, defaultDeny(app.name));
    }
  },
});

/** @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function namespace(name: string, owner: string, minor: string): INamespace {
  const modes = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, 'restricted'],
    [`pod-security.kubernetes.io/${mode}-version`, `v${minor}`],
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { ...Object.fromEntries(modes), 'delivery.example/owner': owner },
      annotations: { ...protectedAnnotations },
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

/** Every service opens what it needs; a pod without a policy of its own reaches nothing. */
function defaultDeny(namespace: string): INetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', namespace },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}
