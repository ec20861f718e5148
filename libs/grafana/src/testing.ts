import type { App, Indicators, Metrics } from '@delivery/catalog';
import { testApp, testFoundation, testService } from '@delivery/catalog/testing';
import { testCluster } from '@delivery/fleet/testing';
import { exporters } from '@delivery/prometheus';
import { viewOn, type View } from './view.ts';

const http: Metrics = {
  http_requests_total: { type: 'counter', help: 'Requests.', labels: ['code', 'method'] },
  http_request_duration_seconds: { type: 'histogram', help: 'How long they took.', labels: ['method'] },
};
const slo: Indicators = {
  availability: { metric: 'http_requests_total', failed: 'code=~"5.."' },
  latency: { metric: 'http_request_duration_seconds', within: '0.5' },
};

const fix = 'courier_last_fix_timestamp_seconds';

/** Services with what the business is measured by, and an app that runs every exporter. */
export const testApps: readonly App[] = [
  service('order', {
    orders_total: { type: 'counter', help: 'Orders that entered a state.', labels: ['state'] },
    order_paid_total: { type: 'counter', help: 'Orders that are paid.' },
  }),
  service('payment', {
    payment_attempts_total: { type: 'counter', help: 'Payments that ended.', labels: ['outcome'] },
    payment_revenue_total: { type: 'counter', help: 'Money.', labels: ['currency'] },
  }),
  service('user', { user_active_sessions: { type: 'gauge', help: 'People.', labels: ['role'] } }),
  service(
    'delivery',
    {
      [fix]: { type: 'gauge', help: 'When a courier was seen.', labels: ['courier', 'on_shift'] },
      deliveries_assigned_total: { type: 'counter', help: 'Orders that a courier took.' },
    },
    { ...slo, freshness: { metric: fix, selector: 'on_shift="1"', withinSeconds: 60 } },
  ),
  testFoundation('exporting', { exporters: exporters.map(({ name }) => name) }),
];

function service(name: string, metrics: Metrics, indicators = slo): App {
  return testApp(name, { service: testService({ metrics: { ...http, ...metrics }, slo: indicators }) });
}

/** Of a workload cluster with Argo CD, and of the cluster that observes it. */
export const testWorkload = testCluster({ name: 'workload', role: 'workload', engine: 'argocd' });
export const testObserver = testCluster({ name: 'observer', role: 'observability', engine: 'argocd' });

export function testView(global = false, apps: readonly App[] = testApps): View {
  const clusters = [testWorkload, testObserver];
  return viewOn(global ? testObserver : testWorkload, {
    apps,
    clusters,
    repositoryUrl: 'https://git.example/platform.git',
  });
}
