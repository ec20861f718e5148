import type { Manifest } from '@delivery/manifest';
import type { IToleration } from 'kubernetes-models/v1/Toleration';

/** A kind of nodes: the label they carry and the taint that keeps others away. */
export interface NodeKind {
  readonly labels: Readonly<Record<string, string>>;
  readonly tolerations: readonly IToleration[];
}

/** How the cloud marks nodes. Labels are those that the cloud itself sets. */
export interface NodesAnswer {
  readonly arm64: NodeKind;
  /** Undefined: it has no spot capacity. */
  readonly spot: NodeKind | undefined;
}

/** What makes nodes on demand. */
export interface NodeProvisioner {
  /** Values of the Karpenter chart that name this cluster. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The cloud's own node class, named `default`. */
  readonly nodeClass: Manifest;
  /** `spec.template.spec.nodeClassRef` of NodePools. */
  readonly nodeClassRef: { readonly group: string; readonly kind: string; readonly name: string };
  /** Labels of Karpenter by which NodePools choose capacity, e.g. `spot`, `on-demand`. */
  readonly capacityTypeLabel: string;
}
