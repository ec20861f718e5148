const SECONDS: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/**
 * Seconds of a duration as Go writes it, e.g. `1h30m`, `0.5h`, `0`. Undefined for anything else.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function secondsOf(duration: string): number | undefined {
  if (duration === '0') return 0;
  const parts = duration.match(/\d+(?:\.\d+)?(?:ms|us|µs|ns|h|m|s)/g) ?? [];
  if (parts.join('') !== duration || duration === '') return undefined;
  return parts.reduce((sum, part) => {
    const unit = part.replace(/^[\d.]+/, '');
    return sum + Number.parseFloat(part) * (SECONDS[unit] ?? Number.NaN);
  }, 0);
}
