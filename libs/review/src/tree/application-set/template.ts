import { at, isRecord } from '../fields.ts';

/** What a generator says of one Application. */
export type Params = Readonly<Record<string, unknown>>;

/** Fills one text; what it cannot fill it leaves as it stands. */
export type Fill = (text: string, params: Params) => string;

const PLACE = /\{\{-?\s*(.*?)\s*-?\}\}/g;
const PARTS = /"([^"]*)"|\S+/g;

/** Every text of a template filled, keys too. */
export function filled(value: unknown, params: Params, fill: Fill): unknown {
  if (typeof value === 'string') return fill(value, params);
  if (Array.isArray(value)) return value.map((one) => filled(one, params, fill));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [fill(key, params), filled(one, params, fill)]));
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/ */
export const fillFast: Fill = (text, params) =>
  text.replace(PLACE, (whole, name: string) => said(params[name] ?? at(params, ...name.split('.'))) ?? whole);

/**
 * Fields, `index` and a few functions that only change how a text is written; not the rest of Go's templates.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/
 */
export const fillGo: Fill = (text, params) =>
  text.replace(PLACE, (whole, expression: string) => {
    const [first = '', ...functions] = expression.split('|').map((part) => part.trim());
    const value = said(goValue(first, params));
    const all = functions.map((name) => FUNCTIONS[name]);
    return all.reduce((result: string | undefined, one) => result && one?.(result), value) ?? whole;
  });

/** Whether nothing in a text is left to fill. */
export function isFilled(text: string): boolean {
  return !text.includes('{{');
}

const FUNCTIONS: Readonly<Partial<Record<string, (text: string) => string>>> = {
  normalize: (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, '-')
      .slice(0, 253),
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  toString: (text: string) => text,
};

/** `.path.basename`, `index .path.segments 1`, `normalize .name`, `"text"`. */
function goValue(expression: string, params: Params): unknown {
  const [first = '', ...rest] = [...expression.matchAll(PARTS)].map(([part]) => part);
  if (first === 'index') return at(goField(rest[0] ?? '', params), ...rest.slice(1).map(step));
  if (rest.length === 0) return goField(first, params);
  const text = rest.length === 1 ? said(goField(rest[0] ?? '', params)) : undefined;
  return text === undefined ? undefined : FUNCTIONS[first]?.(text);
}

function goField(field: string, params: Params): unknown {
  if (field.startsWith('"')) return field.slice(1, -1);
  return field.startsWith('.') ? at(params, ...field.slice(1).split('.')) : undefined;
}

function step(part: string): string | number {
  return part.startsWith('"') ? part.slice(1, -1) : Number(part);
}

function said(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
