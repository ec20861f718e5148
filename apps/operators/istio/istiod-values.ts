import { sidecar } from '@delivery/catalog';
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

export const namespace = 'istio-system';

/** @see https://github.com/istio/istio/blob/1.31.1/manifests/charts/istio-control/istio-discovery/values.yaml */
interface IstiodValues {
  readonly global: {
    readonly hub: string;
    readonly priorityClassName: string;
    readonly defaultPodDisruptionBudget: { readonly enabled: boolean };
    readonly proxy: {
      readonly resources: ContainerResources;
      readonly seccompProfile: { readonly type: 'RuntimeDefault' };
    };
  };
  readonly autoscaleMin: number;
  readonly cni: { readonly enabled: true };
  readonly env: Readonly<Record<string, string>>;
  readonly resources: ContainerResources;
  readonly seccompProfile: { readonly type: 'RuntimeDefault' };
  readonly topologySpreadConstraints: readonly ITopologySpreadConstraint[];
  readonly base: { readonly validationFailurePolicy: 'Fail' };
  readonly meshConfig: { readonly enablePrometheusMerge: false };
}

const seccompProfile = { type: 'RuntimeDefault' } as const;

/** Traffic between pods with sidecars is encrypted as soon as both have one; policies of the mesh are objects of their own. */
export function istiodValues(context: BuildContext): IstiodValues {
  const { webhookReplicas, disruptionBudget } = operatorProfile(context.cluster);
  return {
    global: {
      hub: mirrored(context, 'docker.io/istio'),
      priorityClassName: priorityClasses.critical.name,
      defaultPodDisruptionBudget: { enabled: disruptionBudget },
      // counted by the quotas of services
      proxy: { resources: sidecar, seccompProfile },
    },
    // a pod that gets a sidecar cannot be made without it
    autoscaleMin: webhookReplicas,
    cni: { enabled: true },
    env: {
      // Gateways are the business of the cloud's load balancer
      PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: 'false',
      PILOT_ENABLE_GATEWAY_API_GATEWAYCLASS_CONTROLLER: 'false',
    },
    resources: chartResources(['250m', '2'], '1Gi'),
    seccompProfile,
    topologySpreadConstraints: chartSpread(context, { app: 'istiod' }),
    // istiod would set it once it runs, and the engine back
    base: { validationFailurePolicy: 'Fail' },
    // metrics have a port of their own
    meshConfig: { enablePrometheusMerge: false },
  };
}
