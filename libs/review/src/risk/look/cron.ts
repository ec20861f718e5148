import { seconds } from './durations.ts';

/** Lowest and highest value of the five fields: minute, hour, day of the month, month, day of the week. */
const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;
const DAYS_A_YEAR = 365.25;
const NAMED: Readonly<Record<string, number>> = {
  '@yearly': 1,
  '@annually': 1,
  '@monthly': 12,
  '@weekly': 52,
  '@daily': DAYS_A_YEAR,
  '@midnight': DAYS_A_YEAR,
  '@hourly': 24 * DAYS_A_YEAR,
};

/** About how often a year a schedule runs; undefined for what is none. */
export function runsAYear(schedule: string): number | undefined {
  const text = schedule.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  const every = /^@every\s+(\S+)$/.exec(text)?.[1];
  if (every !== undefined) {
    const interval = seconds(every);
    return interval ? (DAYS_A_YEAR * 86_400) / interval : undefined;
  }
  if (text.startsWith('@')) return NAMED[text];
  const fields = text.split(/\s+/);
  if (fields.length !== RANGES.length) return undefined;
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) => count(field, RANGES[index]!));
  const share = (part: number, whole: number) => (part >= whole ? 1 : part / whole);
  const [ofMonth, ofWeek] = [share(days!, 31), share(weekdays!, 7)];
  // Both limited: either is enough.
  const dates = ofMonth < 1 && ofWeek < 1 ? Math.min(1, ofMonth + ofWeek) : ofMonth * ofWeek;
  return minutes! * hours! * DAYS_A_YEAR * dates * share(months!, 12);
}

/** How many values a field takes. */
function count(field: string, [low, high]: readonly [number, number]): number {
  return field.split(',').reduce((sum, part) => {
    const [range = '*', step = '1'] = part.split('/');
    const [from = low, to] = range === '*' || range === '?' ? [low, high] : range.split('-').map(Number);
    const last = to ?? (part.includes('/') ? high : from);
    if (Number.isNaN(from) || Number.isNaN(last)) return sum + 1;
    return sum + Math.max(1, Math.floor((last - from) / Math.max(1, Number(step))) + 1);
  }, 0);
}
