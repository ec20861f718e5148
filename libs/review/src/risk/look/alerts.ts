import { seconds } from './durations.ts';
import { isRecord, listAt, textAt } from '../../tree/fields.ts';

/** What an alerting rule says. */
export interface Alert {
  readonly name: string;
  readonly expr: string;
  /** Seconds for which it must hold. */
  readonly for: number;
  readonly severity: string;
}

/** Of severities in use, from what may wait to what wakes somebody. */
const SEVERITIES = ['none', 'info', 'ticket', 'warning', 'error', 'critical', 'page'];

/** The alerts of a PrometheusRule, by group and name; the n-th of a name has its number behind it. */
export function alertsOf(spec: unknown): ReadonlyMap<string, Alert> {
  const found = new Map<string, Alert>();
  for (const group of listAt(spec, 'groups')) {
    for (const rule of listAt(group, 'rules')) {
      const name = textAt(rule, 'alert');
      if (name === undefined || !isRecord(rule)) continue;
      const severity = textAt(rule, 'labels', 'severity') ?? '';
      let key = name;
      for (let n = 2; found.has(key); n++) key = `${name} ${n}`;
      found.set(key, { name, expr: String(rule['expr']), for: seconds(rule['for']) ?? 0, severity });
    }
  }
  return found;
}

/** How an alert says less than it did, in words; undefined: it does not. */
export function isQuieter(before: Alert, after: Alert): { readonly part: string; readonly found: string } | undefined {
  if (after.for > before.for) return { part: 'for', found: `${after.name} waits longer before it fires` };
  const [was, is] = [before, after].map(({ severity }) => SEVERITIES.indexOf(severity.toLowerCase()));
  if (is! < was! && is !== -1) return { part: 'labels', found: `${after.name} wakes fewer people` };
  return isLaxer(before.expr, after.expr) ? { part: 'expr', found: `${after.name} fires later` } : undefined;
}

const COMPARISON = /(>=?|<=?)(\s*(?:bool\s+)?)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/g;

/** Whether the same expression compares with a number that takes more to reach. */
function isLaxer(before: string, after: string): boolean {
  const plain = (expr: string) => expr.replace(COMPARISON, '$1$2#').replace(/\s+/g, ' ').trim();
  if (plain(before) !== plain(after)) return false;
  const [was, is] = [[...before.matchAll(COMPARISON)], [...after.matchAll(COMPARISON)]];
  return is.some(([, sign, , number], index) => {
    const old = Number(was[index]?.[3]);
    return sign!.startsWith('>') ? Number(number) > old : Number(number) < old;
  });
}
