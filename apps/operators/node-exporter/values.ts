import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  restrictedContainer,
  type ContainerResources,
  type ContainerSecurityContext,
} from '@delivery/constructs/operator';
import type { IToleration } from 'kubernetes-models/v1/Toleration';

export const namespace = 'node-exporter';

/** @see https://github.com/prometheus-community/helm-charts/blob/prometheus-node-exporter-4.49.2/charts/prometheus-node-exporter/values.yaml */
interface NodeExporterValues {
  readonly fullnameOverride: string;
  readonly image: { readonly registry: string };
  readonly priorityClassName: string;
  readonly resources: ContainerResources;
  readonly containerSecurityContext: ContainerSecurityContext;
  readonly tolerations: readonly IToleration[];
  readonly service: { readonly annotations: Readonly<Record<string, string>> };
  readonly rbac: { readonly create: false };
  readonly extraArgs: readonly string[];
}

/** A pod on every node, whatever keeps others away from it. It sees the node, but may change nothing. */
export function valuesOf({ cluster, overlay }: BuildContext): NodeExporterValues {
  return {
    fullnameOverride: 'node-exporter',
    image: { registry: overlay.mirror(cluster, 'quay.io') },
    priorityClassName: priorityClasses.critical.name,
    resources: chartResources(['50m', '250m'], '128Mi'),
    containerSecurityContext: restrictedContainer,
    tolerations: [{ operator: 'Exists' }],
    // a PodMonitor finds it, not an annotation
    service: { annotations: {} },
    // for kube-rbac-proxy alone, which is off
    rbac: { create: false },
    extraArgs: [
      // mounts of containers come and go, and nobody asks about them
      '--collector.filesystem.mount-points-exclude=^/(dev|proc|run/containerd/.+|sys|var/lib/(containerd|docker|kubelet)/.+)($|/)',
      '--collector.netclass.ignored-devices=^(cali|cilium|eni|lxc|veth).*$',
      '--collector.netdev.device-exclude=^(cali|cilium|eni|lxc|veth).*$',
    ],
  };
}
