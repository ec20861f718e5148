import type { Load, Phase } from './indicator.ts';
import { minutesOf } from './burn.ts';

/** promtool's notation of a counter that rises by `perStep` of each phase; it begins with one sample of 0. */
export function counter(phases: readonly Phase[], perStep: (bad: number) => number): string {
  let value = 0;
  const parts = phases.map(({ steps, bad, traffic = 1, restarted }) => {
    if (bad === 'gone') return `_x${steps}`;
    if (restarted) value = 0;
    const by = traffic * perStep(bad);
    const from = value;
    value += by * steps;
    return `${number(from + by)}+${number(by)}x${steps - 1}`;
  });
  return ['0', ...parts].join(' ');
}

/** Requests of one step. */
export function requestsPerStep({ total, window, stepMinutes }: Load): number {
  return (total * stepMinutes) / minutesOf[window];
}

function number(value: number): string {
  return String(Number(value.toPrecision(10)));
}
