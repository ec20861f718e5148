import type { Alert } from '@delivery/catalog';
import { outboxLag } from '@delivery/prometheus';

const courier = (name: string, onShift = '1') =>
  `courier_last_fix_timestamp_seconds{namespace="delivery",pod="delivery-0",courier="${name}",on_shift="${onShift}"}`;

/** Positions at minute 10 that are so many seconds old. */
const seen = (secondsAgo: number) => `${600 - secondsAgo}x20`;

export const alerts: readonly Alert[] = [
  {
    name: 'CourierPingStale',
    expr:
      'quantile(0.95, time() - max by (courier)' +
      ' (courier_last_fix_timestamp_seconds{namespace="delivery",on_shift="1"})) > 60',
    severity: 'page',
    summary: 'Positions of couriers are old',
    description:
      'One courier in twenty was last seen {{ $value | humanizeDuration }} ago: orders go to the wrong one, and maps stand still.',
    fires: [
      {
        name: 'all were last seen a minute and a half ago',
        series: { [courier('ada')]: seen(90), [courier('bo')]: seen(90), [courier('cy')]: seen(90) },
        at: '10m',
      },
    ],
    silent: [
      {
        name: 'all were seen half a minute ago',
        series: { [courier('ada')]: seen(30), [courier('bo')]: seen(30), [courier('cy')]: seen(30) },
        at: '10m',
      },
      {
        name: 'one who went home is not seen',
        series: { [courier('ada')]: seen(10), [courier('bo', '0')]: seen(500) },
        at: '10m',
      },
    ],
  },
  outboxLag('delivery'),
];
