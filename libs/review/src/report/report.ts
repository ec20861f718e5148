import type { Effect } from '../effects/effect.ts';
import type { Verdict } from '../verdict.ts';

/**
 * What a reviewer sees, whatever shows it: plain JSON, with committed schema (`report.schema.json`). Whatever looks like a secret is
 * masked in it. Every list is in the order in which it is shown.
 */
export interface Report {
  readonly version: 1;
  readonly base: Revision;
  readonly head: Revision;
  /** The worst of the hits that nobody accepted; `routine` needs more than no hit. */
  readonly verdict: Verdict;
  /** Paths of sources that differ. @default - nobody knows them, since two folders are compared */
  readonly edited?: readonly string[];
  /** One line each, e.g. that the base is stale, that a chart is opaque. */
  readonly notes: readonly string[];
  readonly totals: Totals;
  /** Those that change, in ring order. */
  readonly clusters: readonly ReportCluster[];
  readonly answers: Answers;
  readonly groups: readonly Group[];
  readonly objects: readonly ObjectReport[];
  readonly hits: readonly Hit[];
  readonly opaque: readonly OpaqueReport[];
}

export interface Revision {
  /** As people say it, e.g. `merge base with main`, `work tree`, or a folder. */
  readonly name: string;
  /** 40 hex digits; absent for folders and the work tree. */
  readonly commit?: string;
}

export interface Totals {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
  readonly renamed: number;
  /** Objects that are written differently and mean the same; they stand in no list. */
  readonly formatting: number;
  readonly opaque: number;
  /** All clusters of both sides, changed or not. */
  readonly clusters: number;
}

export interface ReportCluster {
  readonly name: string;
  readonly environment: string;
  readonly cloud?: string;
  readonly ring?: string;
  /** Pods that restart, by the replicas that the tree states. */
  readonly restarts: number;
  readonly verdict: Verdict;
  /** How many of its objects change, by app. */
  readonly apps: Readonly<Record<string, number>>;
}

/** The four questions of a reviewer, in this order. An empty list is an answer: nothing. */
export interface Answers {
  /** What is deleted or replaced. */
  readonly deleted: readonly AnswerLine[];
  /** Which pods restart, how many, where, in which ring. */
  readonly restarts: readonly AnswerLine[];
  /** What gains access: hosts, egress, RBAC, identity. */
  readonly access: readonly AnswerLine[];
  /** What changed outside the apps and clusters that the source edit names; empty too where `Report.edited` is absent. */
  readonly elsewhere: readonly AnswerLine[];
}

export interface AnswerLine {
  /** E.g. `StatefulSet order/cache`, `Deployment order/order: 6 pods`, `NetworkPolicy payment/payment: egress to 10.40.0.0/16:5432`. */
  readonly text: string;
  readonly clusters: readonly string[];
  /** Ids of the objects. */
  readonly objects: readonly string[];
  /** Rules that hit them. @default - none */
  readonly rules?: readonly string[];
}

/** The same change on one or many clusters, said once. */
export interface Group {
  /** Stable for the same content: for deep links. */
  readonly id: string;
  /** E.g. `order 1.4.1 → 1.4.2`, `new Deployment billing/billing`, `spec.replicas 3 → 4`. */
  readonly title: string;
  readonly app: string;
  /** E.g. `Deployment order/order`; the first of them, when a group holds several objects of an app. */
  readonly subject: string;
  readonly operation: 'add' | 'remove' | 'change' | 'move' | 'rename';
  readonly effect: Effect;
  readonly verdict: Verdict;
  /** What it changes in every object; empty for whole objects. */
  readonly fields: readonly GroupField[];
  readonly clusters: readonly string[];
  /** How many clusters have the subject at all, e.g. the 14 of `12 of 14`. */
  readonly of: number;
  /** What its clusters have in common and the others that have the subject do not, e.g. `all of azure`. @default - nothing */
  readonly where?: string;
  /** Clusters that have the subject and change otherwise, or not at all, each with how. */
  readonly outliers: readonly { readonly cluster: string; readonly how: string }[];
  /** Ids of its objects. */
  readonly objects: readonly string[];
}

export interface GroupField {
  /** As people write it, e.g. `spec.template.spec.containers[name=order].image`. */
  readonly path: string;
  readonly operation: 'add' | 'remove' | 'replace';
  /** YAML or JSON text of the value, masked; a cluster's own fact as `<region>`. Absent: not there. */
  readonly before?: string;
  readonly after?: string;
  readonly effect: Effect;
  /** Facts that stand as `<name>` in the texts. @default - none: the texts are raw */
  readonly facts?: readonly string[];
}

/** One object on one cluster. */
export interface ObjectReport {
  /** `<cluster>/<group>/<kind>/<namespace>/<name>`. */
  readonly id: string;
  readonly cluster: string;
  readonly app: string;
  readonly kind: string;
  readonly group: string;
  readonly namespace?: string;
  readonly name: string;
  readonly operation: 'add' | 'remove' | 'change' | 'move' | 'rename';
  /** Path of the file that holds it after, else before. */
  readonly file: string;
  /** The line of `apps/` or `libs/` that makes it, e.g. `apps/services/order/component.ts:12`. */
  readonly made?: string;
  /** App or object it was before, of a move and a rename. */
  readonly from?: string;
  readonly effect: Effect;
  readonly verdict: Verdict;
  /** Raw values of this cluster, masked. */
  readonly fields: readonly ObjectField[];
  /** Ids of the groups it stands in. */
  readonly groups: readonly string[];
  /** Indexes into `Report.hits`. */
  readonly hits: readonly number[];
}

export interface ObjectField extends Omit<GroupField, 'facts'> {
  /** 1-based line of the canonical YAML text of the object after, else before, at which the field stands. */
  readonly line: number;
}

/** A rule that sees a danger. */
export interface Hit {
  /** E.g. `D24`. */
  readonly rule: string;
  readonly name: string;
  readonly title: string;
  readonly verdict: Exclude<Verdict, 'routine'>;
  /** That somebody accepted it, with the reason. @default - nobody did */
  readonly accepted?: string;
  readonly cluster: string;
  readonly app: string;
  /** Id of the object in `objects` or of one that does not change. */
  readonly object: string;
  /** Path of the file that holds the object after, else before. */
  readonly file: string;
  /** E.g. `StatefulSet order/cache`. */
  readonly subject: string;
  /** As people write it; `''` is the whole object. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
  /** What was seen, in words. */
  readonly found: string;
  /** Why it is dangerous. */
  readonly reason: string;
  /** Who would delete it, e.g. `Application argocd/order prunes it`; absent where nothing is deleted. */
  readonly prunedBy?: string;
  readonly blast: Blast;
  /** What to do instead, step by step. */
  readonly procedure: readonly string[];
  /** The stanza of `clusters/accepted-risks.yaml` that would accept it. Only for stops. */
  readonly acceptance?: string;
}

/** How much a hit can hurt. */
export interface Blast {
  /** Replicas that the tree states. */
  readonly pods: number;
  /** Bytes of the volumes that it would lose. */
  readonly volumeBytes: number;
  readonly clusters: readonly string[];
  readonly clouds: readonly string[];
  readonly rings: readonly string[];
}

export interface OpaqueReport {
  readonly what: string;
  readonly operation: 'add' | 'remove' | 'change';
  readonly before?: string;
  readonly after?: string;
  readonly clusters: readonly string[];
  readonly files: readonly string[];
}

/** Canonical YAML of an object on both sides, masked; what the HTML page shows beside each other. */
export interface ObjectTexts {
  readonly before?: string;
  readonly after?: string;
}
