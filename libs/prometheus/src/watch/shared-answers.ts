import { checkExpr, type Checked } from '../promql/check.ts';
import type { Known, Source } from '../promql/known.ts';
import { metricsIn } from '../promql/metrics-in.ts';

/** As `checkExpr`; remembers its answers. Most expressions stand on many clusters, and an answer hangs only on the metrics it names. */
export function sharedAnswers(): (expr: string, known: Known) => Checked {
  const metrics = new Map<string, readonly string[]>();
  const marks = new WeakMap<readonly Source[], number>();
  const numbers = new Map<string, number>();
  const answers = new Map<string, Checked>();

  const markOf = (sources: readonly Source[] | undefined) => {
    if (sources === undefined) return -1;
    const known = marks.get(sources);
    if (known !== undefined) return known;
    const text = JSON.stringify(sources.map(({ by, file, labels, namespace }) => [by, file, [...labels], namespace]));
    const mark = numbers.get(text) ?? numbers.size;
    numbers.set(text, mark);
    marks.set(sources, mark);
    return mark;
  };

  return (expr, known) => {
    const names = metrics.get(expr) ?? metricsIn(expr);
    metrics.set(expr, names);
    const key = `${names.map((name) => markOf(known.metrics.get(name))).join()} ${expr}`;
    const answer = answers.get(key) ?? checkExpr(expr, known);
    answers.set(key, answer);
    return answer;
  };
}
