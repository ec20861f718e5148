import { didYouMean } from '@delivery/findings';
import { waiverPrefix, type Manifest } from '@delivery/manifest';
import { judge, worldOf, type Check, type Facts, type IdleWaiver, type Violation, type World } from '@delivery/policy';
import type { Subject } from './document.ts';
import type { Problem } from './problem.ts';

export interface PolicyVerdict {
  readonly problems: readonly Problem[];
  /** Waivers that hold a finding back. */
  readonly waived: number;
  /** Ids of checks that these objects cannot answer. */
  readonly unproven: readonly string[];
}

/** YAML that would pass in the place of a violation, as far as that can be said. */
export type Hint = (violation: Violation & { readonly check: Check }, world: World) => string | undefined;

interface Checks {
  readonly run: readonly Check[];
  /** Those that are run, and those that are not. */
  readonly known: readonly Check[];
  readonly hint: Hint | undefined;
}

/** What the checks have against the objects of a scope. */
export function policyVerdict(subjects: readonly Subject[], facts: Facts, { run, known, hint }: Checks): PolicyVerdict {
  const byManifest = new Map<Manifest, Subject>(subjects.map((subject) => [subject.manifest, subject]));
  const world = worldOf(
    subjects.map(({ manifest, file }) => ({ object: manifest, file })),
    facts,
  );
  const { violations, waived, idle } = judge(world, run, new Set(known.map(({ id }) => id)));
  const subjectOf = (object: Manifest) => {
    const subject = byManifest.get(object);
    if (subject === undefined) throw new Error(`a check names an object that it was not given: ${object.kind}`);
    return subject;
  };
  const problems = [
    ...violations.map((violation): Problem => {
      const { check, object, path, found, allowed, fix = check.fix } = violation;
      const passing = hint && { hint: () => hint(violation, world) };
      return {
        id: check.id,
        severity: check.severity,
        subject: subjectOf(object),
        path,
        found,
        allowed,
        fix,
        ...passing,
      };
    }),
    ...idle.map((waiver) => waiverProblem(waiver, subjectOf(waiver.object), known)),
  ];
  const unproven = run.filter(({ notYetProvable, provenIn }) => notYetProvable !== undefined && !provenIn?.(world));
  return { problems, waived: waived.length, unproven: unproven.map(({ id }) => id) };
}

/** A waiver that holds nothing back would hide what comes later. */
function waiverProblem({ id, because }: IdleWaiver, subject: Subject, known: readonly Check[]): Problem {
  const place = {
    id: 'waiver',
    severity: 'error',
    subject,
    path: ['metadata', 'annotations', `${waiverPrefix}${id}`],
  } as const;
  switch (because) {
    case 'unknown check':
      return {
        ...place,
        found: `a waiver of "${id}", which is no check`,
        allowed: 'the id of a check; `delivery policy` lists them',
        fix: didYouMean(
          id,
          known.map((check) => check.id),
        ),
      };
    case 'no reason':
      return {
        ...place,
        found: `a waiver of ${id} without a reason`,
        allowed: 'why it may be so here',
        fix: 'write the reason',
      };
    case 'nothing to waive':
      return {
        ...place,
        found: `a waiver of ${id}, which holds here`,
        allowed: 'waivers that are needed',
        fix: 'remove the annotation',
      };
  }
}
