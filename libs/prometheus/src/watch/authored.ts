import { groupOf, type Manifest } from '@delivery/manifest';

/** An expression in an object, and what it is for. */
export interface Authored {
  /** Where in the object, in words, e.g. `alert OrderStuck: expr`. */
  readonly path: string;
  readonly expr: string;
  readonly alert?: AlertRule;
  readonly record?: string;
  /** Labels that the rule sets. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The parts of an alerting rule, as the API has them. */
export interface AlertRule {
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Every PromQL expression in an object of a kind that holds some. */
export function authoredIn(object: Manifest): readonly Authored[] {
  const { kind } = object;
  const group = groupOf(object);
  if (group === 'monitoring.coreos.com' && kind === 'PrometheusRule') return inRules(object);
  if (group === 'argoproj.io' && /^(Cluster)?AnalysisTemplate$/.test(kind)) return inAnalysis(object);
  if (group === 'keda.sh' && /^Scaled(Object|Job)$/.test(kind)) return inTriggers(object);
  return [];
}

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr?: string | number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

function inRules({ spec }: Manifest): readonly Authored[] {
  const { groups = [] } = (spec ?? {}) as { groups?: readonly { rules?: readonly Rule[] }[] };
  return groups
    .flatMap(({ rules = [] }) => rules)
    .map(({ alert, record, expr = '', labels = {}, annotations = {} }) => ({
      path: alert === undefined ? `record ${record}: expr` : `alert ${alert}: expr`,
      expr: String(expr),
      labels,
      ...(alert !== undefined && { alert: { name: alert, annotations } }),
      ...(record !== undefined && { record }),
    }));
}

function inAnalysis({ spec }: Manifest): readonly Authored[] {
  const { metrics = [] } = (spec ?? {}) as {
    metrics?: readonly { name?: string; provider?: { prometheus?: { query?: string } } }[];
  };
  return metrics.flatMap(({ name, provider }) => {
    const query = provider?.prometheus?.query;
    return query === undefined ? [] : [{ path: `metric ${name}: query`, expr: query, labels: {} }];
  });
}

function inTriggers({ spec }: Manifest): readonly Authored[] {
  const { triggers = [] } = (spec ?? {}) as {
    triggers?: readonly { type?: string; metadata?: { query?: string } }[];
  };
  return triggers.flatMap(({ type, metadata }, i) =>
    type === 'prometheus' ? [{ path: `triggers[${i}].metadata.query`, expr: metadata?.query ?? '', labels: {} }] : [],
  );
}
