import type { View } from './view.ts';

/** The parts of PromQL and of legends that differ between one cluster and all of them. */
export interface Select {
  /** A selector of what the reader chose. `more` are further label matchers. */
  readonly chosen: (metric: string, ...more: readonly string[]) => string;
  /** How much a counter grows a second. */
  readonly rate: (metric: string, ...more: readonly string[]) => string;
  /** `by (…)`; within one cluster without the label `cluster`, which no series has there. */
  readonly by: (...labels: readonly string[]) => string;
  /** End of a legend: ` in {{cluster}}`. */
  readonly inCluster: '' | ' in {{cluster}}';
}

const ofAll = ['environment="$environment"', 'cluster=~"$cluster"'];

export function selecting({ global }: Pick<View, 'global'>): Select {
  const chosen: Select['chosen'] = (metric, ...more) => {
    const matchers = [...(global ? ofAll : []), ...more];
    return matchers.length === 0 ? metric : `${metric}{${matchers.join(',')}}`;
  };
  return {
    chosen,
    rate: (metric, ...more) => `rate(${chosen(metric, ...more)}[$__rate_interval])`,
    by: (...labels) => `by (${labels.filter((label) => global || label !== 'cluster').join(', ')})`,
    inCluster: global ? ' in {{cluster}}' : '',
  };
}
