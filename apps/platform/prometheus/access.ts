import type { Construct } from 'constructs';
import type { BuildContext } from '@delivery/component';
import { clusterAccess } from '@delivery/constructs/operator';
import { ServiceAccount } from 'cdk8s-plus-28';
import { name, namespace, workload } from './place.ts';

/** What Prometheus may read: where its targets are, and the metrics of nodes and of the API server. */
export function access(scope: Construct, { cluster, overlay }: BuildContext): void {
  new ServiceAccount(scope, 'account', {
    metadata: { name, namespace, annotations: { ...overlay.podIdentity(cluster, workload).annotations } },
    automountToken: false,
  });
  clusterAccess(scope, { name, namespace }, [
    { apiGroups: [''], resources: ['nodes', 'pods', 'services'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
    // of kubelets, which ask the API server
    { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
    { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  ]);
}
