import { defineService } from '@delivery/constructs';
import { alerts } from './alerts.ts';

/**
 * Couriers: where they are, and who brings what. Couriers stay connected, so pods drain slowly. At the edge a light variant takes
 * positions and answers from the site alone, so that it keeps serving while the link is down.
 */
export default defineService({
  name: 'delivery',
  owner: 'dispatch',
  clusters: ({ role }) => role === 'workload' || role === 'local' || role === 'edge',
  dataClass: 'personal',
  tier: 'critical',
  ports: { http: 8080, metrics: 9090 },
  calledBy: ['api-gateway'],
  needs: {
    postgres: 'deliveries',
    redis: 'tracking',
    topics: { publish: ['delivery-events'], subscribe: ['order-events'] },
  },
  workers: {
    assignment: {
      args: ['assign'],
      requests: { cpu: '300m', memory: '384Mi', 'ephemeral-storage': '128Mi' },
      scaleOn: { topic: 'order-events', lag: 200 },
    },
  },
  route: { host: 'tracking', paths: ['/couriers', '/tracks'] },
  metrics: {
    courier_last_fix_timestamp_seconds: {
      type: 'gauge',
      help: 'When the position of a courier was last known; one series a courier of the pod, gone when the shift ends.',
      labels: ['courier', 'on_shift'],
    },
    deliveries_assigned_total: { type: 'counter', help: 'Orders that a courier took.' },
    outbox_oldest_unsent_seconds: { type: 'gauge', help: 'Age of the oldest event that is not sent.' },
  },
  slo: {
    freshness: { metric: 'courier_last_fix_timestamp_seconds', selector: 'on_shift="1"', withinSeconds: 60 },
  },
  alerts,
  requests: { cpu: '300m', memory: '512Mi', 'ephemeral-storage': '128Mi' },
  drainSeconds: 100,
  edge: {
    calledBy: [],
    needs: { redis: 'tracking' },
    workers: {},
    requests: { cpu: '100m', memory: '192Mi', 'ephemeral-storage': '64Mi' },
  },
});
