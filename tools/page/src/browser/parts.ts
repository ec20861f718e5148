import { h, type ComponentChild, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Effect, GroupField, Hit, Verdict } from '@delivery/review';
import { counted, effects, verdicts } from './words.ts';

export const verdictPill = (verdict: Verdict): ComponentChild =>
  h('span', { class: `pill ${verdict}` }, verdicts[verdict]);

export const effectText = (effect: Effect): ComponentChild => h('span', { class: `effect ${effect}` }, effects[effect]);

/** Rule of a hit, coloured by its verdict; accepted ones are struck through. */
export const rulePill = ({ rule, verdict, accepted, title }: Hit): ComponentChild =>
  h('span', { class: `pill ${accepted === undefined ? verdict : 'accepted'}`, title }, rule);

/** A heading with how many there are, and an id by which its section is named; what a search finds is said aloud. */
export const heading = (id: string, title: string, count: number): ComponentChild =>
  h(
    'h2',
    { id },
    title,
    h('span', { class: 'count', 'aria-live': id === 'objects' ? 'polite' : undefined }, counted(count)),
  );

/** A path breaks after its dots, so that it can be read on a phone. */
export const fieldPath = (path: string): ComponentChild =>
  h(
    'code',
    null,
    path.split(/(?<=[.\]])/).flatMap((part) => [part, h('wbr', null)]),
  );

/** `before → after`; what is not there is said. */
export const values = ({ before, after }: Pick<GroupField, 'before' | 'after'>): ComponentChild => {
  const absent = h('i', { class: 'muted' }, 'not set');
  const [old, now] = [
    before === undefined ? absent : h('del', null, before),
    after === undefined ? absent : h('ins', null, after),
  ];
  return h('span', { class: 'values' }, old, ' → ', now);
};

/** The first cell of a row is its heading. */
export const table = (columns: readonly string[], rows: readonly (readonly ComponentChildren[])[]): ComponentChild =>
  h(
    'table',
    { class: 'list' },
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        columns.map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      null,
      rows.map(([first, ...rest]) =>
        h(
          'tr',
          null,
          h('th', { scope: 'row' }, first),
          rest.map((cell) => h('td', null, cell)),
        ),
      ),
    ),
  );

export interface PagedProps<T> {
  readonly items: readonly T[];
  /** How many stand there at first. */
  readonly first: number;
  readonly list: (shown: readonly T[]) => ComponentChildren;
}

/** How many a click adds. */
const MORE = 200;

/** The first items, and a button for the next. */
export function Paged<T>({ items, first, list }: PagedProps<T>): ComponentChild {
  const [count, setCount] = useState(first);
  const rest = items.length - count;
  const more = rest > MORE ? `Show ${MORE} more of ${counted(rest)}` : `Show ${counted(rest)} more`;
  return h(
    'div',
    null,
    list(items.slice(0, count)),
    rest > 0 && h('button', { class: 'more', onClick: () => setCount(count + MORE) }, more),
  );
}
