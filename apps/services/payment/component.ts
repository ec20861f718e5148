import { defineService } from '@delivery/constructs';

/** Card payments and their settlement with the bank. Card data: nodes of its own, never spot, nobody but order may call. */
export default defineService({
  name: 'payment',
  owner: 'payments',
  clusters: ({ role }) => role === 'workload' || role === 'local',
  dataClass: 'card',
  tier: 'critical',
  nodePool: 'card',
  spot: 'never',
  ports: { http: 8080, metrics: 9090 },
  calledBy: ['order'],
  needs: { postgres: 'payments' },
  cronTasks: {
    settlement: {
      args: ['settle'],
      schedule: '30 2 * * *',
      needs: { bucket: 'settlements' },
      requests: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': '256Mi' },
      deadlineSeconds: 3600,
    },
  },
  slo: { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } },
  rollout: 'blueGreen',
  requests: { cpu: '200m', memory: '384Mi', 'ephemeral-storage': '128Mi' },
  drainSeconds: 60,
});
