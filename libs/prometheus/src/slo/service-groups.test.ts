import type { App, ServiceDeclaration } from '@delivery/catalog';
import { testApp, testService } from '@delivery/catalog/testing';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { durationSeconds } from '../rules/duration.ts';
import { alertsOf, groupsOf } from './service-groups.ts';

const indicators: NonNullable<ServiceDeclaration['slo']> = {
  availability: { metric: 'http_requests_total', failed: 'code=~"5.."' },
  latency: { metric: 'http_request_duration_seconds', within: '0.5' },
  freshness: { metric: 'fix_timestamp_seconds', selector: 'on_shift="1"', withinSeconds: 60 },
};
const app = (changes: Partial<ServiceDeclaration> = {}): App =>
  testApp('order', { service: testService({ tier: 'critical', slo: indicators, ...changes }) });
const alert = (name: string, of = app(), cluster = testCluster()) => {
  const found = alertsOf(of, cluster).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no alert ${name}`);
  return found;
};

it('four alerts follow from every indicator, and three from all', () => {
  const burns = ['BurnFast', 'BurnSlow', 'BurnDay', 'BurnThreeDays'];
  expect(alertsOf(app(), testCluster()).map(({ name, severity }) => `${name} ${severity}`)).toEqual([
    ...['Availability', 'Latency', 'Freshness'].flatMap((title) =>
      burns.map((burn) => `${title}${burn} ${burn === 'BurnFast' || burn === 'BurnSlow' ? 'page' : 'ticket'}`),
    ),
    'HighErrorRate page',
    'SLIMissing page',
    'TrafficVanished page',
  ]);
});

it.each([
  ['AvailabilityBurnFast', '1h', '5m', '0.00144', 'increase1h', '6945'],
  ['AvailabilityBurnSlow', '6h', '30m', '0.0006', 'increase6h', '16667'],
  ['AvailabilityBurnDay', '1d', '2h', '0.0003', 'increase1d', '33334'],
  ['AvailabilityBurnThreeDays', '3d', '6h', '0.0001', 'increase3d', '100000'],
])('%s looks at %s and %s, and wants ten failures', (name, long, short, threshold, total, least) => {
  const series = (record: string) => `${record}{service="order",sli="availability"}`;
  expect(alert(name).expr).toBe(
    `${series(`delivery:sli_error:ratio_rate${long}`)} > ${threshold}` +
      ` and ${series(`delivery:sli_error:ratio_rate${short}`)} > ${threshold}` +
      ` and ${series(`delivery:sli_total:${total}`)} > ${least}`,
  );
});

it('the objective is that of the tier and the environment', () => {
  const standard = app({ tier: 'standard' });
  expect(alert('AvailabilityBurnFast', standard).expr).toContain(
    'ratio_rate1h{service="order",sli="availability"} > 0.0144 ',
  );
  expect(alert('LatencyBurnFast').expr).toContain('ratio_rate1h{service="order",sli="latency"} > 0.144 ');
  const { environment } = testCluster();
  const slo = { ...environment.slo, critical: { availability: 90, latency: 90, freshness: 90 } };
  const lax = testCluster({ environment: { ...environment, slo } });
  expect(alert('AvailabilityBurnFast', app(), lax).expr).toContain('> 0.9 and');
});

it('a critical service is scraped and judged every 15 s, and pages at once', () => {
  expect(groupsOf(app(), testCluster()).map(({ interval }) => interval)).toEqual(['15s']);
  expect(alert('AvailabilityBurnFast')).not.toHaveProperty('for');
  const standard = app({ tier: 'standard' });
  expect(groupsOf(standard, testCluster()).map(({ interval }) => interval)).toEqual(['30s']);
  expect(alert('AvailabilityBurnFast', standard).for).toBe('1m');
});

describe('recorded ratios', () => {
  const record = (name: string, sli: string) =>
    groupsOf(app(), testCluster())
      .flatMap(({ records = [] }) => records)
      .find((one) => one.record === name && one.labels?.['sli'] === sli)?.expr;
  const requests = (labels: string, window: string) =>
    `sum by (service) (rate(http_requests_total{namespace="order",service="order"${labels}}[${window}]))`;

  it('are 0 for a service that never failed, and nothing without requests', () => {
    expect(record('delivery:sli_error:ratio_rate5m', 'availability')).toBe(
      `(${requests(',code=~"5.."', '5m')} or 0 * ${requests('', '5m')}) / (${requests('', '5m')} > 0)`,
    );
  });

  it('are nothing when a histogram lacks its bound: a slow service must not look fast', () => {
    expect(record('delivery:sli_error:ratio_rate5m', 'latency')).not.toContain('or 0');
  });

  it('over long windows read what was recorded, not every sample of every pod', () => {
    expect(record('delivery:sli_error:ratio_rate3d', 'availability')).toBe(
      'sum_over_time(delivery:sli_error:rate30m{service="order",sli="availability"}[3d])' +
        ' / (sum_over_time(delivery:sli_total:rate30m{service="order",sli="availability"}[3d]) > 0)',
    );
  });

  it('of freshness are shares of what there is', () => {
    expect(record('delivery:sli_error:count', 'freshness')).toBe(
      'sum by (service) (time() - fix_timestamp_seconds{namespace="order",service="order",on_shift="1"} > bool 60)',
    );
  });
});

describe('cases', () => {
  const all = alertsOf(app(), testCluster());

  it('every alert fires in one at least, and stays silent in two', () => {
    expect(all.filter(({ fires, silent }) => fires.length < 1 || silent.length < 2).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('have names of their own in their alert', () => {
    for (const { fires, silent } of all) {
      const names = [...fires, ...silent].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('ask after at least so long as the longest window of the alert', () => {
    const early = all
      .filter(({ expr }) => expr.includes('ratio_rate3d'))
      .flatMap(({ fires }) => fires.filter(({ at }) => durationSeconds(at) < 3 * 86_400));
    expect(early).toEqual([]);
  });

  it('of failures feed what the indicator calls a failure', () => {
    const example = { failed: { outcome: 'error' }, good: { outcome: 'declined' } };
    const availability = { metric: 'payments_total', failed: 'outcome="error"', example };
    const payment = app({ slo: { availability } });
    expect(Object.keys(alert('AvailabilityBurnFast', payment).fires[0]?.series ?? {})).toEqual([
      'payments_total{namespace="order",service="order",outcome="declined"}',
      'payments_total{namespace="order",service="order",outcome="error"}',
    ]);
  });
});

it('refuses an indicator whose failures nobody could tell from successes', () => {
  const availability = { metric: 'payments_total', failed: 'outcome="error"' };
  expect(() => groupsOf(app({ slo: { availability } }), testCluster())).toThrow(
    'slo.availability: "outcome=\\"error\\"" does not tell {"code":"500"} from {"code":"200"}; correct failed, ' +
      'or give an example of both in slo.availability.example',
  );
});

it('alerts of its own come with the label of the service', () => {
  const own = { ...alert('HighErrorRate'), name: 'OrderStuck', labels: { team: 'a' } };
  expect(alert('OrderStuck', app({ alerts: [own] })).labels).toEqual({ service: 'order', team: 'a' });
});

it.each([
  ['at a desk', app(), testCluster({ role: 'local' })],
  ['an app that is no service', { name: 'gateway' }, testCluster()],
  ['a service that promises nothing', testApp('order', { service: testService() }), testCluster()],
])('nothing follows %s', (_what, of, cluster) => {
  expect(groupsOf(of, cluster)).toEqual([]);
});
