import type { Alert } from '@delivery/catalog';

/** For a service that publishes topics: an event is written with the state that it tells of, and sent after that. */
export function outboxLag(app: string): Alert {
  const outbox = `outbox_oldest_unsent_seconds{namespace="${app}",pod="${app}-0"}`;
  return {
    name: 'OutboxLag',
    expr: `max(outbox_oldest_unsent_seconds{namespace="${app}"}) > 30`,
    for: '1m',
    severity: 'page',
    summary: `Events of ${app} are not sent`,
    description: 'The oldest has waited {{ $value | humanizeDuration }}: whoever listens acts on an old state.',
    fires: [{ name: 'a minute old', series: { [outbox]: '45x20' }, at: '5m' }],
    silent: [
      { name: 'twenty seconds old', series: { [outbox]: '20x20' }, at: '5m' },
      { name: 'old for a single minute', series: { [outbox]: '5x3 90 5x20' }, at: '5m' },
    ],
  };
}
