import { didYouMean, Refusal } from '@delivery/findings';
import type { Rule } from '@delivery/review';
import type { Colors } from '../io.ts';

/**
 * The rule with an id or a name, in any case.
 *
 * @throws Refusal (2) with the nearest id or name when there is none
 */
export function findRule(word: string, rules: readonly Rule[]): Rule {
  const sought = word.toLowerCase();
  const rule = rules.find(({ id, name }) => id.toLowerCase() === sought || name === sought);
  if (rule) return rule;
  const fix = didYouMean(
    word,
    rules.flatMap(({ id, name }) => [id, name]),
  );
  const allowed = `${rules.at(0)?.id ?? ''} to ${rules.at(-1)?.id ?? ''}, or the name of a rule`;
  throw new Refusal(2, [
    { id: 'unknown-rule', severity: 'error', subject: '--explain', found: `"${word}", which is no rule`, allowed, fix },
  ]);
}

/** Everything about one rule: what it sees, why, what it asks for where, what to do instead, and what it looks like. */
export function ruleText(
  { id, name, title, reason, verdicts, procedure, sources, positive, nearMiss }: Rule,
  color: Colors,
): string {
  return [
    color.bold(`${id} ${name}`),
    title,
    '',
    row('why', reason),
    row(
      'asks for',
      Object.entries(verdicts)
        .map(([environment, verdict]) => `${verdict} in ${environment}`)
        .join(', '),
    ),
    ...procedure.map((step, i) => row(i === 0 ? 'instead' : '', `${i + 1}. ${step}`)),
    ...sources.map((source, i) => row(i === 0 ? 'sources' : '', source)),
    ...positive.map((one, i) => row(i === 0 ? 'sees' : '', one.name)),
    ...nearMiss.map((one, i) => row(i === 0 ? 'lets pass' : '', one.name)),
  ].join('\n');
}

/** What a program is told of a rule. */
export function ruleJson({ id, name, title, reason, verdicts, procedure, sources }: Rule): object {
  return { id, name, title, reason, verdicts, procedure, sources };
}

function row(label: string, text: string): string {
  return `${label.padEnd(10)}${text}`;
}
