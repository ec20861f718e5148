import type { AvailabilityIndicator } from '@delivery/catalog';
import { parse } from '../promql/parse.ts';
import { selectorOf, type Matcher } from '../promql/selector.ts';

type Example = NonNullable<AvailabilityIndicator['example']>;

const httpExample: Example = { failed: { code: '500' }, good: { code: '200' } };

/**
 * Labels of a failed request and of a good one, which the cases of alerts feed.
 *
 * @throws if the indicator does not tell the two apart
 */
export function badExample({ metric, failed, example = httpExample }: AvailabilityIndicator): Example {
  const matchers = matchersOf(`${metric}{${failed}}`);
  const fails = (labels: Readonly<Record<string, string>>) =>
    matchers.every((matcher) => fits(matcher, labels[matcher.label] ?? ''));
  if (matchers.length > 0 && fails(example.failed) && !fails(example.good)) return example;
  throw new Error(
    `slo.availability: ${JSON.stringify(failed)} does not tell ${JSON.stringify(example.failed)} from ` +
      `${JSON.stringify(example.good)}; correct failed, or give an example of both in slo.availability.example`,
  );
}

function matchersOf(expr: string): readonly Matcher[] {
  const selector = parse(expr).tree?.topNode.firstChild;
  return selector?.name === 'VectorSelector' ? selectorOf(selector, expr).matchers : [];
}

function fits({ op, value }: Matcher, actual: string): boolean {
  const holds = op.includes('~') ? new RegExp(`^(?:${value})$`).test(actual) : value === actual;
  return op.startsWith('!') ? !holds : holds;
}
