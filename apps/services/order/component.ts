import { defineService } from '@delivery/constructs';

/** An order from the basket to the door; every change of its state is an event. */
export default defineService({
  name: 'order',
  owner: 'ordering',
  clusters: ({ role }) => role === 'workload' || role === 'local',
  dataClass: 'personal',
  tier: 'critical',
  ports: { http: 8080, metrics: 9090 },
  calls: { payment: 'http' },
  calledBy: ['api-gateway'],
  needs: { postgres: 'orders', topics: { publish: ['order-events'] } },
  slo: { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } },
  rollout: 'canary',
  requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
  config: { ORDER_RESERVATION_SECONDS: '900' },
});
