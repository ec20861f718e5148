import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import type { RulePort } from './ports.ts';
import type { Range } from './ranges.ts';

export type Direction = 'ingress' | 'egress';

/** What a NetworkPolicy, or one spec of a policy of Cilium, says, in the words that both share. */
export interface Policy {
  readonly object: Manifest;
  /** Of its rules: those of a direction stand in `ingress` or `egress` below. */
  readonly path: Path;
  /** Of the pods that it selects. */
  readonly pods: PodPeer;
  readonly selectorPath: Path;
  /** Directions in which its pods can do nothing but what some policy opens. */
  readonly isolates: ReadonlySet<Direction>;
  readonly rules: readonly Rule[];
}

/** What may be connected on which ports. */
export interface Rule {
  readonly direction: Direction;
  readonly path: Path;
  /** @default - everybody */
  readonly peers?: readonly Peer[];
  readonly ports: readonly RulePort[];
  /** Whether it closes what other rules open. */
  readonly denies: boolean;
}

/** Who may connect, or be connected to. */
export type Peer =
  | ({ readonly path: Path } & PodPeer)
  | { readonly path: Path; readonly addresses: readonly Range[]; readonly text: string }
  | { readonly path: Path; readonly entity: string };

/** Pods by two LabelSelectors. */
export interface PodPeer {
  readonly podSelector: unknown;
  /** @default - the namespace of the policy */
  readonly namespaceSelector?: unknown;
}
