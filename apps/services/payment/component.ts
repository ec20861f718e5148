import { defineService } from '@delivery/constructs';
import { alerts } from './alerts.ts';

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
  metrics: {
    payment_attempts_total: { type: 'counter', help: 'Payments that ended, by outcome.', labels: ['outcome'] },
    payment_captured_total: { type: 'counter', help: 'Payments that the bank has captured.' },
    payment_revenue_total: { type: 'counter', help: 'Captured money, in units of its currency.', labels: ['currency'] },
  },
  // a card that the bank declines is no failure of ours
  slo: {
    availability: {
      metric: 'payment_attempts_total',
      failed: 'outcome=~"error|declined_by_us"',
      example: { failed: { outcome: 'error' }, good: { outcome: 'declined_by_bank' } },
    },
  },
  alerts,
  rollout: 'blueGreen',
  requests: { cpu: '200m', memory: '384Mi', 'ephemeral-storage': '128Mi' },
  drainSeconds: 60,
});
