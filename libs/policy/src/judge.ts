import type { Manifest } from '@delivery/manifest';
import type { Check, Violation } from './check.ts';
import { waiversOf, type Waiver } from './waivers/waivers.ts';
import type { World } from './world.ts';

export interface Judgement {
  /** What does not hold and is not waived, in the order of the checks. */
  readonly violations: readonly (Violation & { readonly check: Check })[];
  /** What does not hold and is waived, once a waiver. */
  readonly waived: readonly Waiver[];
  /** Waivers that match nothing, name no check or give no reason. */
  readonly idle: readonly IdleWaiver[];
}

export interface IdleWaiver extends Waiver {
  readonly because: 'unknown check' | 'no reason' | 'nothing to waive';
}

/**
 * Looks at one cluster with the given checks.
 *
 * @param known - ids of all checks, also of those that are not run: a waiver of one of these is neither used nor idle
 */
export function judge(world: World, checks: readonly Check[], known: ReadonlySet<string>): Judgement {
  const waivers = new Map<Manifest, readonly Waiver[]>();
  for (const object of world.objects) {
    const own = waiversOf(object);
    if (own.length > 0) waivers.set(object, own);
  }
  const used = new Set<Waiver>();
  const violations = checks.flatMap((check) =>
    [...check.inspect(world)].flatMap((violation) => {
      const waiver = waivers.get(violation.object)?.find(({ id, reason }) => id === check.id && reason.trim() !== '');
      if (waiver) used.add(waiver);
      return waiver ? [] : [{ ...violation, check }];
    }),
  );
  const run = new Set(checks.map(({ id }) => id));
  const idle = [...waivers.values()].flat().flatMap((waiver): IdleWaiver[] => {
    if (used.has(waiver)) return [];
    if (!known.has(waiver.id)) return [{ ...waiver, because: 'unknown check' }];
    if (waiver.reason.trim() === '') return [{ ...waiver, because: 'no reason' }];
    return run.has(waiver.id) ? [{ ...waiver, because: 'nothing to waive' }] : [];
  });
  return { violations, waived: [...used], idle };
}
