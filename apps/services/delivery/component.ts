import { defineService } from '@delivery/constructs';

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
  slo: { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } },
  requests: { cpu: '300m', memory: '512Mi', 'ephemeral-storage': '128Mi' },
  drainSeconds: 100,
  edge: {
    calledBy: [],
    needs: { redis: 'tracking' },
    workers: {},
    requests: { cpu: '100m', memory: '192Mi', 'ephemeral-storage': '64Mi' },
  },
});
