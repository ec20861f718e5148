import type { FalcoEvent } from '../condition/evaluate.ts';
import type { List, Macro, Rule } from '../rules/rule.ts';

/** Events that prove a rule or macro: at least one that meets it, and near misses, each one field away from one that does. */
export interface Proof {
  readonly triggers: readonly ProofEvent[];
  readonly quiet: readonly ProofEvent[];
}

export interface ProofEvent {
  /** What happens, in a few words. */
  readonly name: string;
  readonly event: FalcoEvent;
}

export interface ProvenRule extends Proof {
  /** Lists that it alone names. @default - none */
  readonly lists?: readonly List[];
  readonly rule: Rule;
}

export interface ProvenMacro extends Proof {
  readonly macro: Macro;
}

export function happens(name: string, event: FalcoEvent): ProofEvent {
  return { name, event };
}
