import type { Alert } from '@delivery/catalog';
import { outboxLag } from '@delivery/prometheus';

export const alerts: readonly Alert[] = [
  {
    name: 'OrderStuck',
    expr:
      'max by (state) (order_oldest_age_seconds{namespace="order"})' +
      ' > max by (state) (order_state_deadline_seconds{namespace="order"})',
    for: '1m',
    severity: 'page',
    summary: 'Orders stay in state {{ $labels.state }}',
    description: 'The oldest has been there for {{ $value | humanizeDuration }}, longer than its customer was told.',
    fires: [
      {
        name: 'nobody takes it',
        series: {
          'order_oldest_age_seconds{namespace="order",pod="order-0",state="assigning"}': '400x20',
          'order_state_deadline_seconds{namespace="order",pod="order-0",state="assigning"}': '300x20',
          'order_oldest_age_seconds{namespace="order",pod="order-0",state="paying"}': '20x20',
          'order_state_deadline_seconds{namespace="order",pod="order-0",state="paying"}': '120x20',
        },
        at: '5m',
        firing: [{ state: 'assigning' }],
      },
    ],
    silent: [
      {
        name: 'in time',
        series: {
          'order_oldest_age_seconds{namespace="order",pod="order-0",state="assigning"}': '290x20',
          'order_state_deadline_seconds{namespace="order",pod="order-0",state="assigning"}': '300x20',
        },
        at: '5m',
      },
      {
        name: 'a state without a deadline',
        series: { 'order_oldest_age_seconds{namespace="order",pod="order-0",state="delivered"}': '90000x20' },
        at: '5m',
      },
    ],
  },
  outboxLag('order'),
];
