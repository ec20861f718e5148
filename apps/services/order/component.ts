import { defineService } from '@delivery/constructs';
import { alerts } from './alerts.ts';

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
  metrics: {
    orders_total: { type: 'counter', help: 'Orders that entered a state.', labels: ['state'] },
    order_paid_total: { type: 'counter', help: 'Orders whose payment is booked.' },
    order_oldest_age_seconds: { type: 'gauge', help: 'Age of the oldest order in a state.', labels: ['state'] },
    order_state_deadline_seconds: { type: 'gauge', help: 'How long an order may be in a state.', labels: ['state'] },
    outbox_oldest_unsent_seconds: { type: 'gauge', help: 'Age of the oldest event that is not sent.' },
  },
  alerts,
  rollout: 'canary',
  requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
  config: { ORDER_RESERVATION_SECONDS: '900' },
});
