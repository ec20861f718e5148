import { parse } from './parse.ts';
import { selectorOf } from './selector.ts';

/** Names of the metrics that an expression reads, each once; none of what is no PromQL. */
export function metricsIn(expr: string): readonly string[] {
  const names = new Set<string>();
  parse(expr).tree?.iterate({
    enter(node) {
      if (node.name !== 'VectorSelector') return;
      const { metric } = selectorOf(node.node, expr);
      if (metric !== undefined) names.add(metric);
    },
  });
  return [...names];
}
