import { mask } from '@delivery/manifest';
import type { Io } from '../io.ts';
import { page, type Table } from '../show/text.ts';
import type { Reason, Why } from './why-object.ts';

/** What is said before the reasons. */
export interface WhyHeading {
  /** E.g. `Deployment order/order`. */
  readonly object: string;
  readonly field?: string;
  readonly cluster: string;
  /** Whether nobody named the cluster. */
  readonly first: boolean;
  readonly cloud: string;
  readonly file: string;
  /** E.g. `apps/services/order/component.ts:4, as order/Deployment`. */
  readonly made: string;
}

/** How long a value may be in a table. */
const LONGEST = 60;
/** The same, beside fields. */
const SHORT = 24;

export function whyText(heading: WhyHeading, why: Why, io: Pick<Io, 'columns' | 'color'>): string {
  const { field, cluster, first, cloud } = heading;
  const title = `${io.color.bold([heading.object, ...(field === undefined ? [] : [field])].join('  '))}  on ${cluster}`;
  const below = field === undefined || typeof why.value === 'object';
  const nothing = why.facts.length + why.answers.length === 0;
  return page(
    first ? `${title}, the first in ring order` : title,
    [
      ['value', field === undefined ? undefined : shown(why.value)],
      ['made', heading.made],
      ['file', heading.file],
      ['there by', why.presence.join(', ')],
      ['hangs on', nothing ? 'no fact and no answer of the overlay: the code alone decides it' : undefined],
      ['not known', why.unknown.length === 0 ? undefined : `no other value renders: ${why.unknown.join(', ')}`],
      ['elsewhere', why.others && elsewhere(why.others)],
    ],
    [
      reasonTable('fact', why.facts, below),
      reasonTable(`answer of ${cloud}`, why.answers, below),
      [
        ['differs on', 'value', 'because of'],
        ...(why.others ?? [])
          .filter(({ same }) => !same)
          .map((other) => [
            other.name,
            'value' in other ? shown(other.value) : 'no such field',
            other.because.join(', ') || 'no one fact',
          ]),
      ],
    ],
    io,
  );
}

function elsewhere(others: NonNullable<Why['others']>): string {
  const same = others.filter((other) => other.same).map(({ name }) => name);
  if (others.length === 0) return 'on no other cluster';
  if (same.length === others.length) return 'the same on all other clusters';
  return same.length === 0 ? 'the same on no other cluster' : `the same on ${same.join(', ')}`;
}

/** @param below whether there are fields at or below what was asked for, to name those that move */
function reasonTable(title: string, reasons: readonly Reason[], below: boolean): Table {
  return [
    [title, 'value', 'stated at', ...(below ? ['moves'] : [])],
    ...reasons.map(({ name, value, at, fields }) => [
      name,
      shown(value, below ? SHORT : LONGEST),
      at.line === undefined ? at.file : `${at.file}:${at.line}`,
      ...(below ? [fieldsText(fields)] : []),
    ]),
  ];
}

function fieldsText([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first || 'the whole object' : `${first} and ${more.length} more`;
}

function shown(value: unknown, longest = LONGEST): string {
  const text = mask(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).replaceAll('\n', '⏎');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
