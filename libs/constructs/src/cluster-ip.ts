import type { IService } from 'kubernetes-models/v1/Service';
import type { AppOnCluster } from './app-on-cluster.ts';
import { selectorOf } from './workload.ts';

/** Label that tells the Service of an app from others of its. */
const componentLabel = 'app.kubernetes.io/component';

export interface ClusterIpProps {
  /** @default - that of the app, and it is the one that is scraped */
  readonly name?: string;
  /** Who decides which pods it leads to. */
  readonly selectedBy: 'us' | 'rollout';
}

/**
 * A Service inside the cluster; `http` is reached on port 80, the others on their own number.
 *
 * A Rollout that is blue or green points Services at one version by writing their selector. Server-side apply knows a selector as a
 * whole only: applying one of ours would take the Rollout's away, and Argo Rollouts then skips analysis and pauses. So there is none.
 *
 * @see https://github.com/argoproj/argo-rollouts/issues/3437
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
 */
export function clusterIp({ name: app, service }: AppOnCluster, { name = app, selectedBy }: ClusterIpProps): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: app, ...(name !== app && { labels: { [componentLabel]: 'preview' } }) },
    spec: {
      type: 'ClusterIP',
      ...(selectedBy === 'us' && { selector: { ...selectorOf(app) } }),
      ports: Object.entries(service.ports).map(([port, number]) => ({
        name: port,
        port: port === 'http' ? httpPort : number,
        targetPort: port,
        protocol: 'TCP',
      })),
    },
  };
}

/** Labels of the Service of an app: it, and no preview, says which pods are scraped, so that none is scraped twice. */
export function selectsScraped({ name, labels }: AppOnCluster): Readonly<Record<string, string>> {
  return { ...selectorOf(name), [componentLabel]: labels[componentLabel] ?? '' };
}

/** On which every Service answers HTTP. */
export const httpPort = 80;
