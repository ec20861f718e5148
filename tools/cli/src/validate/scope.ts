import type { Facts } from '@delivery/policy';
import type { Input } from './input.ts';

/** Objects that belong together: what one cluster syncs, or what somebody gave. */
export interface Scope {
  /** Absent for what belongs to no cluster of the fleet. */
  readonly cluster?: string;
  readonly facts: Facts;
  readonly inputs: readonly Input[];
  /** CustomResourceDefinitions that its cloud brings: they say what it serves, and are looked at elsewhere. @default - none */
  readonly provided?: readonly Input[];
  /** Whether checks run on it; its schemas always do. @default true */
  readonly judged?: boolean;
}
