import type { AvailabilityIndicator } from '@delivery/catalog';

export interface ErrorRatioProps extends AvailabilityIndicator {
  /** Label matchers that choose the series, e.g. `namespace="order"`. */
  readonly selector: string;
  /** Time over which requests are counted, as a PromQL duration: `5m`. */
  readonly window: string;
  /**
   * Failed requests in the window below which they count as none, since a few failures of a quiet service prove nothing.
   * @default 1
   */
  readonly leastFailures?: number;
}

/**
 * PromQL of the ratio of failed requests, from 0 to 1: one sample without labels, or none where there were no requests.
 *
 * A service that never failed has no series of failures: without `or 0 *` its ratio would be gone instead of 0. Without requests
 * the ratio would be NaN, which no comparison holds for: `> 0` leaves it out, and the reader decides what no sample means.
 *
 * @throws if a part is no PromQL
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
 */
export function errorRatio({ metric, failed, selector, window, leastFailures = 1 }: ErrorRatioProps): string {
  check('metric', metric, /^[a-zA-Z_:][a-zA-Z0-9_:]*$/, 'a metric name, e.g. http_requests_total');
  check('failed', failed, matchers, 'label matchers, e.g. code=~"5.."');
  check('selector', selector, matchers, 'label matchers, e.g. namespace="order"');
  check('window', window, /^[1-9][0-9]*[smhdw]$/, 'a duration, e.g. 5m');
  const count = (labels: string) => `sum(increase(${metric}{${labels}}[${window}]))`;
  const all = count(selector);
  return `(${count(`${selector},${failed}`)} >= ${leastFailures} or 0 * ${all}) / (${all} > 0)`;
}

const matcher = String.raw`[a-zA-Z_][a-zA-Z0-9_]*(?:=|!=|=~|!~)"(?:[^"\\\n]|\\.)*"`;
const matchers = new RegExp(`^${matcher}(?:,${matcher})*$`);

function check(field: keyof ErrorRatioProps, text: string, form: RegExp, allowed: string): void {
  if (!form.test(text)) throw new Error(`${field}: ${JSON.stringify(text)}; allowed is ${allowed}`);
}
