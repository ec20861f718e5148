import { describe, expect, it } from 'vitest';
import { errorRatio, type ErrorRatioProps } from './error-ratio.ts';

const props: ErrorRatioProps = {
  metric: 'http_requests_total',
  failed: 'code=~"5.."',
  selector: 'namespace="order"',
  window: '5m',
};

describe('errorRatio', () => {
  it('is 0 for a service that never failed, and nothing without requests', () => {
    expect(errorRatio(props)).toBe(
      '(sum(increase(http_requests_total{namespace="order",code=~"5.."}[5m])) >= 1' +
        ' or 0 * sum(increase(http_requests_total{namespace="order"}[5m])))' +
        ' / (sum(increase(http_requests_total{namespace="order"}[5m])) > 0)',
    );
  });

  it('counts fewer failures than asked for as none', () => {
    expect(errorRatio({ ...props, leastFailures: 5 })).toContain('code=~"5.."}[5m])) >= 5 or 0 * ');
  });

  it('takes several matchers, with quotes, escapes and commas inside', () => {
    const selector = String.raw`namespace="a,b",pod=~"order-[^-]+-\"x",zone!="",job!~"\\d+"`;
    expect(errorRatio({ ...props, selector })).toContain(`{${selector},code=~"5.."}`);
  });

  it.each<[keyof ErrorRatioProps, string, string]>([
    ['metric', 'http requests', 'a metric name, e.g. http_requests_total'],
    ['metric', '', 'a metric name, e.g. http_requests_total'],
    ['failed', 'code=~5..', 'label matchers, e.g. code=~"5.."'],
    ['failed', 'code=~"5.."}', 'label matchers, e.g. code=~"5.."'],
    ['selector', '', 'label matchers, e.g. namespace="order"'],
    ['selector', 'namespace="order",', 'label matchers, e.g. namespace="order"'],
    ['selector', 'namespace="or"der"', 'label matchers, e.g. namespace="order"'],
    ['window', '5', 'a duration, e.g. 5m'],
    ['window', '0m', 'a duration, e.g. 5m'],
  ])('refuses %s %j', (field, text, allowed) => {
    expect(() => errorRatio({ ...props, [field]: text })).toThrow(
      `${field}: ${JSON.stringify(text)}; allowed is ${allowed}`,
    );
  });
});
