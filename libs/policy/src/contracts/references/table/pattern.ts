import type { Path } from '../../../check.ts';
import { isRecord, type Fields } from '../../../fields.ts';

/** Every item of a list. */
const ITEMS = Symbol('items');
/** Any number of fields and items in between, also none. */
const DEEP = Symbol('deep');

type Step = string | RegExp | typeof ITEMS | typeof DEEP;

/** Patterns that begin alike share their beginning, so that an object is walked once for all of them. */
export interface Patterns<T> {
  /** What stands for the patterns that end here. */
  readonly ends: T[];
  readonly next: Map<string, { readonly step: Step; readonly patterns: Patterns<T> }>;
}

/** Text at the end of a pattern. */
export interface Hit<T> {
  readonly text: string;
  readonly path: Path;
  /** The object that has it as a field; of a list item, the object that has the list. */
  readonly holder: Fields;
  /** What stands for the pattern. */
  readonly end: T;
}

const STEPS = /\["[^"]+"\]|\[\]|[^.[]+/g;

/**
 * Reads patterns such as `spec.rules[].backendRefs[].name`: `[]` stands for every item of a list, `*` for any letters of a key, `{a,b}`
 * for either, `**` for whatever lies in between; a key with dots stands in `["…"]`.
 *
 * @param ends - a pattern, and what stands for it in hits
 */
export function patternsOf<T>(ends: Iterable<readonly [pattern: string, end: T]>): Patterns<T> {
  const root: Patterns<T> = { ends: [], next: new Map() };
  for (const [pattern, end] of ends) {
    let node = root;
    for (const [text] of pattern.matchAll(STEPS)) {
      const known = node.next.get(text) ?? { step: stepOf(text), patterns: { ends: [], next: new Map() } };
      node.next.set(text, known);
      node = known.patterns;
    }
    node.ends.push(end);
  }
  return root;
}

function stepOf(text: string): Step {
  if (text === '[]') return ITEMS;
  if (text === '**') return DEEP;
  if (text.startsWith('[')) return text.slice(2, -2);
  if (!/[*{]/.test(text)) return text;
  const source = text.replace(/[*{},]/g, (sign) => ({ '*': '.*', '{': '(?:', '}': ')', ',': '|' })[sign] ?? sign);
  return new RegExp(`^${source}$`);
}

/** Every text at the end of a pattern. Empty text is none: in Kubernetes it says that nothing is named. */
export function hitsOf<T>(root: unknown, patterns: Patterns<T>): Hit<T>[] {
  const hits: Hit<T>[] = [];
  const path: (string | number)[] = [];
  const arrive = (value: unknown, { ends, next }: Patterns<T>, holder: Fields): void => {
    if (typeof value === 'string' && value !== '')
      for (const end of ends) hits.push({ text: value, path: [...path], holder, end });
    for (const { step, patterns: rest } of next.values()) follow(value, step, rest, holder);
  };
  const follow = (value: unknown, step: Step, rest: Patterns<T>, holder: Fields): void => {
    const inside = isRecord(value) ? value : holder;
    const enter = (key: string | number, field: unknown) => {
      path.push(key);
      if (step === DEEP) follow(field, DEEP, rest, inside);
      else arrive(field, rest, inside);
      path.pop();
    };
    if (step === DEEP) arrive(value, rest, holder);
    if (typeof step === 'string') {
      if (isRecord(value) && Object.hasOwn(value, step)) enter(step, value[step]);
    } else if (Array.isArray(value)) {
      if (step === ITEMS || step === DEEP) value.forEach((item, i) => enter(i, item));
    } else if (isRecord(value) && step !== ITEMS) {
      for (const [key, field] of Object.entries(value)) if (step === DEEP || step.test(key)) enter(key, field);
    }
  };
  arrive(root, patterns, {});
  return hits;
}
