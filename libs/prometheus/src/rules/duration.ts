const units = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };

/**
 * Seconds of a PromQL duration, e.g. `1h30m`.
 *
 * @throws if it is none
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations
 */
export function durationSeconds(text: string): number {
  const form = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(text);
  if (form === null || text === '') throw new Error(`${JSON.stringify(text)}; allowed is a duration, e.g. 5m or 1h30m`);
  const order = ['y', 'w', 'd', 'h', 'm', 's', 'ms'] as const;
  return order.reduce((sum, unit, i) => sum + Number(form[i + 1] ?? 0) * units[unit], 0);
}
