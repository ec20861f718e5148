/** @see https://prometheus.io/docs/concepts/metric_types/ */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary';

/** One metric that somebody exposes. */
export interface Metric {
  readonly type: MetricType;
  /** What one sample means, in a sentence. */
  readonly help: string;
  /**
   * Labels that the exposing program sets; those that scraping adds (`namespace`, `pod`, `job`, …) are not among them, nor `le` and `quantile`.
   * @default - none
   */
  readonly labels?: readonly string[];
}

/** Metrics by name; a histogram or summary by the name without `_bucket`, `_sum` and `_count`. */
export type Metrics = Readonly<Record<string, Metric>>;

/** Labels that scraping gives to every series; an exporter's own of the same name become `exported_<label>` unless they are honored. */
export const scrapedLabels = [
  'container',
  'endpoint',
  'instance',
  'job',
  'namespace',
  'node',
  'pod',
  'service',
] as const;
