import { didYouMean } from '@delivery/findings';
import type { Known, Source } from './known.ts';
import { placeAt, type Problem } from './parse.ts';
import type { Selector } from './selector.ts';

/** Who declares the series of a selector, and what of it nobody does: the metric, or a label. */
export function sourcesOf(
  { metric, matchers, from }: Selector,
  expr: string,
  known: Known,
): { readonly sources: readonly Source[]; readonly problems: readonly Problem[] } {
  const where = known.where === undefined ? '' : ` ${known.where}`;
  const none = (problem: Omit<Problem, 'line' | 'column'>) => ({
    sources: [],
    problems: [{ ...placeAt(expr, from), ...problem }],
  });
  if (metric === undefined)
    return none({
      found: 'a selector without a metric',
      allowed: 'the exact name of a metric',
      fix: 'name the metric',
    });
  const declared = known.metrics.get(metric) ?? [];
  if (declared.length === 0)
    return none({
      found: `metric "${metric}", which nobody declares${where}`,
      allowed: 'metrics of apps, of the exporters that apps declare, and recording rules',
      fix: `${didYouMean(metric, known.metrics.keys())}${declareIt}`,
    });
  const namespace = matchers.find(({ label, op }) => label === 'namespace' && op === '=')?.value;
  const sources = declared.filter(
    (source) => source.namespace === undefined || namespace === undefined || source.namespace === namespace,
  );
  if (sources.length === 0)
    return none({
      found: `metric "${metric}" of namespace "${namespace}", which does not expose it${where}`,
      allowed: declared.map(({ by }) => by).join(', '),
      fix: `${didYouMean(metric, metricsOf(known, namespace ?? ''))}${declareIt}`,
    });
  const labels = new Set(sources.flatMap((source) => [...source.labels]));
  const problems = matchers
    .filter(({ label }) => !labels.has(label))
    .map((matcher) => ({
      ...placeAt(expr, matcher.from),
      found: `label "${matcher.label}", which ${metric} does not have`,
      allowed: [...labels].sort().join(', '),
      fix: `${didYouMean(matcher.label, labels)} ${filesOf(sources)} declares them`,
    }));
  return { sources, problems };
}

const declareIt = ' or declare it where it is exposed';

function metricsOf(known: Known, namespace: string): readonly string[] {
  return [...known.metrics]
    .filter(([, sources]) => sources.some((one) => one.namespace === namespace))
    .map(([name]) => name);
}

function filesOf(sources: readonly Source[]): string {
  return [...new Set(sources.map(({ file }) => file))].join(', ');
}
