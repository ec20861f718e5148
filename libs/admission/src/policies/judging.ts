import { waiverPrefix } from '@delivery/manifest';
import type { CelCheck, ClusterFacts } from '../cel-check.ts';
import { literal } from '../cel/text.ts';
import { checkOf } from '../check-of.ts';
import type { Expressions } from './model.ts';

const waived = {
  name: 'waived',
  expression: [
    'object.metadata.?annotations.orValue({})',
    `.filter(k, k.startsWith('${waiverPrefix}') && object.metadata.annotations[k].trim() != '')`,
    `.map(k, k.substring(${waiverPrefix.length}))`,
  ].join(''),
};

type Judging = Required<Pick<Expressions, 'variables' | 'validations'>>;

/**
 * Variables and validations of checks: one variable and one validation each, both named for the check.
 *
 * @param waivable - whether the waivers of an object count
 */
export function judging(celChecks: readonly CelCheck[], facts: ClusterFacts, waivable: boolean): Judging {
  const found = celChecks.map((check) => ({ name: check.id, expression: check.wrong(facts) }));
  return {
    variables: waivable ? [waived, ...found] : found,
    validations: celChecks.map((check) => validation(check, facts, waivable)),
  };
}

function validation(
  { id, allowed }: CelCheck,
  facts: ClusterFacts,
  waivable: boolean,
): Expressions['validations'][number] {
  const { title, fix } = checkOf(id);
  const rest = `; allowed: ${allowed(facts)}; fix: ${fix}${waivable ? `, or waive ${id} with a reason` : ''}`;
  return {
    expression: `${waivable ? `'${id}' in variables.waived || ` : ''}variables.${id}.size() == 0`,
    message: `${id} ${title}${rest}`,
    messageExpression: `${literal(`${id} ${title}; found: `)} + variables.${id}.join(', ') + ${literal(rest)}`,
    reason: 'Forbidden',
  };
}
