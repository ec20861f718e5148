import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  chartSpread,
  mirrored,
  operatorProfile,
  type ContainerResources,
} from '@delivery/constructs/operator';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';

export const namespace = 'external-secrets';

/** Of the pods of one Deployment, as the chart labels them. */
export function podLabels(name: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/instance': 'external-secrets', 'app.kubernetes.io/name': name };
}

interface Component {
  readonly replicaCount: number;
  readonly image: { readonly repository: string };
  readonly priorityClassName: string;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly minAvailable: 1 };
  readonly resources: ContainerResources;
  readonly topologySpreadConstraints: readonly ITopologySpreadConstraint[];
}

/** @see https://github.com/external-secrets/external-secrets/blob/helm-chart-1.3.2/deploy/charts/external-secrets/values.yaml */
interface ExternalSecretsValues extends Component {
  readonly installCRDs: false;
  readonly leaderElect: true;
  readonly processClusterExternalSecret: false;
  readonly processClusterPushSecret: false;
  readonly processClusterStore: false;
  readonly processClusterGenerator: false;
  readonly processPushSecret: false;
  readonly rbac: { readonly servicebindings: { readonly create: false } };
  readonly webhook: Component;
  readonly certController: Component;
}

/** Pods are restricted by the chart's own defaults. */
export function valuesOf(context: BuildContext): ExternalSecretsValues {
  const { replicas, webhookReplicas, disruptionBudget } = operatorProfile(context.cluster);
  const component = (name: string, replicaCount: number, memory: string): Component => ({
    replicaCount,
    image: { repository: mirrored(context, 'ghcr.io/external-secrets/external-secrets') },
    priorityClassName: priorityClasses.critical.name,
    podDisruptionBudget: { enabled: disruptionBudget, minAvailable: 1 },
    resources: chartResources(['50m', '500m'], memory),
    topologySpreadConstraints: chartSpread(context, podLabels(name)),
  });
  return {
    installCRDs: false,
    leaderElect: true,
    // stores belong to namespaces, and nothing is written back: without these it needs fewer rights
    processClusterExternalSecret: false,
    processClusterPushSecret: false,
    processClusterStore: false,
    processClusterGenerator: false,
    processPushSecret: false,
    rbac: { servicebindings: { create: false } },
    ...component('external-secrets', replicas, '256Mi'),
    webhook: component('external-secrets-webhook', webhookReplicas, '128Mi'),
    certController: component('external-secrets-cert-controller', replicas, '128Mi'),
  };
}
