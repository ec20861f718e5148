import type { Alert } from '@delivery/catalog';

const captured = 'payment_captured_total{namespace="payment",pod="payment-0"}';
const paid = 'order_paid_total{namespace="order",pod="order-0"}';

export const alerts: readonly Alert[] = [
  {
    name: 'PaymentWithoutOrder',
    // an order that was never paid has no series: the difference would be gone with it
    expr: 'sum(increase(payment_captured_total[15m])) - (sum(increase(order_paid_total[15m])) or vector(0)) > 3',
    severity: 'page',
    summary: 'Cards are charged for orders that are not paid',
    description:
      '{{ $value | humanize }} more payments than paid orders in a quarter of an hour: customers pay and get nothing.',
    fires: [
      {
        name: 'five more than orders',
        series: { [captured]: '0+10x10 115+10x30', [paid]: '0+10x40' },
        at: '15m',
      },
      {
        name: 'orders are not marked at all',
        series: { [captured]: '0x10 5x30' },
        at: '15m',
      },
    ],
    silent: [
      {
        name: 'as many as orders',
        series: { [captured]: '0+10x40', [paid]: '0+10x40' },
        at: '20m',
      },
      {
        name: 'two more than orders',
        series: { [captured]: '0+10x10 112+10x30', [paid]: '0+10x40' },
        at: '15m',
      },
      {
        name: 'five more, half an hour ago',
        series: { [captured]: '0+10x10 115+10x60', [paid]: '0+10x80' },
        at: '40m',
      },
      {
        name: 'payment began again',
        series: { [captured]: '500x10 0x30', [paid]: '500x40' },
        at: '15m',
      },
    ],
  },
];
