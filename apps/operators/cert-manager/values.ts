import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import { chartResources, chartSpread, operatorProfile, type ContainerResources } from '@delivery/constructs/operator';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';

export const namespace = 'cert-manager';
/** Account of the controller, as the chart names it. */
export const workload = { namespace, serviceAccountName: 'cert-manager' };

/** Of the pods of one component, as the chart labels them. */
export function podLabels(component: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/component': component, 'app.kubernetes.io/instance': 'cert-manager' };
}

interface Component {
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: 1 };
  readonly resources: ContainerResources;
  readonly topologySpreadConstraints: readonly ITopologySpreadConstraint[];
}

/** @see https://github.com/cert-manager/cert-manager/blob/v1.21.2/deploy/charts/cert-manager/values.yaml */
interface CertManagerValues extends Component {
  readonly global: { readonly priorityClassName: string; readonly leaderElection: { readonly namespace: string } };
  readonly crds: { readonly enabled: false };
  readonly imageRegistry: string;
  readonly serviceAccount: { readonly annotations: Readonly<Record<string, string>> };
  readonly podLabels: Readonly<Record<string, string>>;
  readonly dns01RecursiveNameserversOnly: true;
  readonly webhook: Component & { readonly timeoutSeconds: number };
  readonly cainjector: Component;
  readonly startupapicheck: { readonly enabled: false };
}

/** Pods are restricted by the chart's own defaults. */
export function valuesOf(context: BuildContext): CertManagerValues {
  const { cluster, overlay } = context;
  const { replicas, webhookReplicas, disruptionBudget } = operatorProfile(cluster);
  const { annotations, labels } = overlay.podIdentity(cluster, workload);
  const component = (name: string, replicaCount: number, memory: string): Component => ({
    replicaCount,
    podDisruptionBudget: { enabled: disruptionBudget, maxUnavailable: 1 },
    resources: chartResources(['50m', '500m'], memory),
    topologySpreadConstraints: chartSpread(context, podLabels(name)),
  });
  return {
    global: {
      priorityClassName: priorityClasses.critical.name,
      // of its own, since nothing but the control plane belongs into kube-system
      leaderElection: { namespace },
    },
    crds: { enabled: false },
    imageRegistry: overlay.mirror(cluster, 'quay.io'),
    ...component('controller', replicas, '256Mi'),
    serviceAccount: { annotations },
    podLabels: labels,
    // names are looked up where all pods look them up: no way to name servers of the world is needed
    dns01RecursiveNameserversOnly: true,
    webhook: { ...component('webhook', webhookReplicas, '128Mi'), timeoutSeconds: 3 },
    cainjector: component('cainjector', replicas, '256Mi'),
    // a Job that waits for the webhook; the engine waits for its health anyway
    startupapicheck: { enabled: false },
  };
}
