import type { Manifest } from '@delivery/manifest';

/** Rules of one service: what is recorded, an alert on it, and one for when it is gone. */
export const prometheus: readonly Manifest[] = [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'order-alerts', namespace: 'shop' },
    spec: {
      groups: [
        {
          name: 'order',
          rules: [
            { record: 'order:errors:rate5m', expr: 'sum(rate(errors_total{namespace="shop"}[5m]))' },
            alert('OrderFails', 'order:errors:rate5m > 1', 'fails'),
            alert('OrderNotMeasured', 'absent(order:errors:rate5m)', 'is not measured'),
          ],
        },
      ],
    },
  },
];

function alert(name: string, expr: string, what: string) {
  return {
    alert: name,
    expr,
    for: '5m',
    labels: { severity: 'page', owner: 'ordering' },
    annotations: {
      summary: `The service order ${what}`,
      runbook_url: `https://git.example/shop/blob/main/docs/runbooks/${name}.md`,
    },
  };
}
