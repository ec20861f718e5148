import { defineService } from '@delivery/constructs';

export default defineService({
  name: 'payment',
  owner: 'payments',
  clusters: ({ role }) => role === 'workload' || role === 'local',
  dataClass: 'card',
  tier: 'critical',
  ports: { http: 8080, metrics: 9090 },
  calledBy: ['order'],
  needs: { postgres: 'payments' },
  requests: { cpu: '200m', memory: '384Mi', 'ephemeral-storage': '128Mi' },
  drainSeconds: 60,
});
