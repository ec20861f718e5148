import { defineService } from '@delivery/constructs';

export default defineService({
  name: 'order',
  owner: 'ordering',
  clusters: ({ role }) => role === 'workload' || role === 'local',
  dataClass: 'personal',
  tier: 'critical',
  ports: { http: 8080, metrics: 9090 },
  calls: { payment: 'http' },
  needs: { postgres: 'orders' },
  requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
  config: { ORDER_RESERVATION_SECONDS: '900' },
});
