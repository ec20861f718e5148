import type { EnvironmentFacts } from '@delivery/fleet';
import type { Action } from './model.ts';

/**
 * How far a policy is. One on `trial` refuses in development, where a refusal costs a minute; elsewhere it warns whoever writes and leaves a
 * mark in the audit log, until nothing there is found any more. Then it is `settled`, and refuses in every environment, ring by ring as any
 * change.
 */
export type Standing = 'trial' | 'settled';

/** @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-actions */
export function actionsIn(
  standing: Standing,
  { availability }: Pick<EnvironmentFacts, 'availability'>,
): readonly Action[] {
  return standing === 'settled' || availability === 'development' ? ['Deny', 'Audit'] : noticed;
}

/** Whoever writes is told, and the audit log has a mark: nothing is refused. */
export const noticed: readonly Action[] = ['Audit', 'Warn'];
