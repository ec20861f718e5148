import { visible } from '@delivery/findings';
import type { Summary } from '../summary.ts';

/** The same report, in which no text moves the cursor or hides another one: objects may come from anywhere. */
export function visibleReport<T extends Summary>(report: T): T {
  const { objects, ...said } = report as T & { readonly objects?: unknown }; // of which no text tells
  return { ...(shown(said) as T), ...(objects !== undefined && { objects }) };
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.split('\n').map(visible).join('\n');
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shown(one)]));
}
