import { checks } from '@delivery/policy';
import type { SarifRule } from '@delivery/findings';

/** What ids of findings stand for that no check has. */
const others: readonly SarifRule[] = [
  rule(
    'schema',
    'matches-schema',
    'Every object matches the schema of its kind',
    'The API server refuses what does not.',
  ),
  rule(
    'waiver',
    'waiver-is-needed',
    'Every waiver holds a finding back, with a reason',
    'One that does not would hide what comes later.',
  ),
  rule('yaml', 'yaml-is-clear', 'Every document reads as one thing', 'Readers of Kubernetes refuse it, or disagree.'),
  rule(
    'helm-template',
    'rendered',
    'Templates are rendered before they are looked at',
    'Only Helm knows what they make.',
  ),
  rule(
    'object-has-kind',
    'object-has-kind',
    'Every document among objects is one',
    'It would be passed over, or stop an apply.',
  ),
];

/** The ids that findings of a validation may have, and what they stand for. */
export const rules: readonly SarifRule[] = [
  ...others,
  ...checks.map(({ id, name, title, why, fix }) => rule(id, name, title, `${why} ${fix}`)),
];

const titles = new Map(rules.map(({ id, shortDescription }) => [id, shortDescription]));

export function titleOf(id: string): string {
  return titles.get(id) ?? '';
}

function rule(id: string, name: string, shortDescription: string, help: string): SarifRule {
  return { id, name, shortDescription, help };
}
