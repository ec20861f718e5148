import type { FieldPath } from '../diff/path.ts';
import type { Verdict } from '../verdict.ts';
import type { TreeObject } from '../tree/tree.ts';
import type { Comparison } from './comparison.ts';
import type { Case } from './testing/case.ts';

/** What a rule asks for, by the environment of the cluster. */
export type Verdicts = Readonly<Record<'production' | 'staging' | 'development', Exclude<Verdict, 'routine'>>>;

/** A stop where customers are. */
export const STOP: Verdicts = { production: 'stop', staging: 'two-reviewers', development: 'warn' };
/** Data or the engine itself is lost: a stop anywhere. */
export const STOP_EVERYWHERE: Verdicts = { production: 'stop', staging: 'stop', development: 'stop' };
export const TWO_REVIEWERS: Verdicts = { production: 'two-reviewers', staging: 'warn', development: 'warn' };

/** One way in which a change can hurt. */
export interface Rule {
  /** `D01` to `D56`. */
  readonly id: string;
  /** The idea in kebab-case, and the name of its file, e.g. `pruned`. */
  readonly name: string;
  /** What is seen, in one line, e.g. `An object leaves the tree and its engine deletes it`. */
  readonly title: string;
  /** What goes wrong, in a sentence or two. */
  readonly reason: string;
  /** Where it went wrong for others, or the page that says so. */
  readonly sources: readonly string[];
  readonly verdicts: Verdicts;
  /** What to do instead, step by step. */
  readonly procedure: readonly string[];
  /** At least three, unique in the field or kind that decides. */
  readonly positive: readonly PositiveCase[];
  /** At least three that nearly look like it, unique in the field or kind that decides. */
  readonly nearMiss: readonly Case[];
  readonly inspect: (comparison: Comparison) => Iterable<RuleHit>;
}

/** A case in which the rule hits exactly once on the cluster of the case. */
export interface PositiveCase extends Case {
  /** Key of the object without the cluster, e.g. `apps/StatefulSet/shop/cache`. */
  readonly object: string;
  /** As people write it; `''` is the whole object. */
  readonly field: string;
  /** @default - that of production */
  readonly verdict?: Verdict;
}

/** One place where a rule sees its danger. */
export interface RuleHit {
  /** After the change, else before it. */
  readonly object: TreeObject;
  /** `[]` is the whole object. */
  readonly field: FieldPath;
  readonly before?: unknown;
  readonly after?: unknown;
  /** What was seen, in words, e.g. `spec.clusterIP cannot be changed`. */
  readonly found: string;
  /** Pods and volumes that it can hurt. @default - those of the object itself */
  readonly hurts?: readonly TreeObject[];
  /** What it deletes when applied: the object itself, or what it owns. Absent: nothing is deleted. */
  readonly deletes?: readonly TreeObject[];
  /** A verdict of its own, e.g. because data is lost, which is a stop everywhere. @default - by the environment */
  readonly verdict?: Exclude<Verdict, 'routine'>;
}
