import { visible } from '@delivery/findings';
import type { Report } from '../report.ts';

/** The same report, in which no text moves the cursor or hides another one: objects may come from anywhere. */
export function visibleReport(report: Report): Report {
  return { ...(shown({ ...report, objects: [] }) as Report), objects: report.objects }; // of which no text tells
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.split('\n').map(visible).join('\n');
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shown(one)]));
}
