import type { Check } from '@delivery/policy';
import type { Answer } from './answer.ts';
import { chartReleases } from './chart-releases.ts';
import { grouped } from './grouped.ts';
import { masked } from './masked.ts';
import type { PolicyVerdict } from './policy-problems.ts';
import type { Problem } from './problem.ts';
import type { Contents } from './read-input.ts';
import type { SchemaVerdict } from './schema/schema-problems.ts';
import type { Scope } from './scope.ts';

/**
 * Puts together what was found.
 *
 * @param contents of the files, by name
 * @param verdicts of the schemas, and `policies` of the checks, a scope each
 * @param run the checks that were run
 */
export function answerOf(
  scopes: readonly Scope[],
  contents: ReadonlyMap<string, Contents>,
  verdicts: readonly SchemaVerdict[],
  policies: readonly PolicyVerdict[],
  run: readonly Check[],
): Answer {
  const problems = scopes.flatMap(({ cluster }, i): readonly Problem[] => {
    const found = [...(verdicts[i]?.problems ?? []), ...(policies[i]?.problems ?? [])];
    return cluster === undefined ? found : found.map((problem) => ({ ...problem, cluster }));
  });
  const all = [...contents.values()];
  const subjects = all.flatMap(({ documents }) => documents.flatMap((document) => document.subjects));
  const unknown = new Set(verdicts.flatMap((verdict) => [...verdict.unknown]));
  const invalid = new Set(verdicts.flatMap((verdict) => [...verdict.invalid].filter((one) => !unknown.has(one))));
  const unreadable = all.flatMap((content) => content.unreadable);
  const misfits = all.flatMap((content) => content.misfits);
  return {
    findings: [...[...unreadable, ...misfits].map(masked), ...grouped(problems)],
    counts: {
      objects: subjects.length,
      clusters: scopes.filter(({ cluster }) => cluster !== undefined).length,
      valid: subjects.length - invalid.size - unknown.size,
      invalid: invalid.size,
      errors: unknown.size + unreadable.length + misfits.length,
      skipped: 0,
      unchecked: subjects.reduce((sum, { manifest }) => sum + chartReleases(manifest), 0),
      waived: policies.reduce((sum, { waived }) => sum + waived, 0),
      checks: run.length,
      // what one cluster cannot answer is not proven for all
      notYetProvable: new Set(policies.flatMap(({ unproven }) => unproven)).size,
    },
    notKubernetes: [...contents].flatMap(([file, { notKubernetes }]) => (notKubernetes ? [file] : [])),
    unreadable: unreadable.length > 0,
  };
}
