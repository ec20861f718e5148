import { defineService } from '@delivery/constructs';

/** Customers, couriers and restaurants: who they are and how they sign in. */
export default defineService({
  name: 'user',
  owner: 'accounts',
  clusters: ({ role }) => role === 'workload' || role === 'local',
  dataClass: 'personal',
  ports: { http: 8080, metrics: 9090 },
  calledBy: ['api-gateway'],
  needs: { postgres: 'users' },
  slo: { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } },
  requests: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': '128Mi' },
});
