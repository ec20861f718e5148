import { h, render, type ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hit, ObjectField, ObjectReport, ObjectTexts } from '@delivery/review';
import { showDiff, type Note } from './diff.ts';
import { hitDetails } from './hits.ts';
import { effectText, fieldPath, rulePill, table, values, verdictPill } from './parts.ts';
import { hashOf, type Place } from './place.ts';
import type { Review } from './review.ts';
import { isNarrow, type Settings } from './settings.ts';
import { named, operations, subjectOf } from './words.ts';

export interface ObjectProps {
  readonly review: Review;
  readonly object: ObjectReport;
  readonly place: Place;
  readonly settings: Settings;
}

/** One object on one cluster: what it is, what changes in it, and both its texts. */
export function ObjectView({ review, object, place, settings }: ObjectProps): ComponentChild {
  const hits = object.hits.flatMap((at) => review.report.hits[at] ?? []);
  const isPlaced = (hit: Hit) => fieldOf(object, hit) !== undefined;
  const groups = object.groups.flatMap((id) => review.group(id) ?? []);
  const fact = (name: string, value: ComponentChild) =>
    value === undefined ? [] : [h('dt', null, name), h('dd', null, value)];
  return h(
    'article',
    { class: 'object' },
    neighbours(review, object, place),
    h('h1', { tabIndex: -1 }, subjectOf(object)),
    h(
      'p',
      { class: 'badges' },
      verdictPill(object.verdict),
      effectText(object.effect),
      h('span', null, `${operations[object.operation]} on ${named(object.cluster, 'cluster')}`),
    ),
    h(
      'dl',
      null,
      fact('App', named(object.app, 'app')),
      fact('Was', object.from),
      fact('File', h('code', null, object.file)),
      fact('Made at', object.made === undefined ? undefined : h('code', null, object.made)),
      fact(
        'Part of',
        groups.length === 0
          ? undefined
          : h(
              'span',
              null,
              groups.flatMap(({ id, title }) => [h('a', { href: hashOf({ group: id }) }, title), ' ']),
            ),
      ),
    ),
    hits.filter((hit) => !isPlaced(hit)).map((hit) => hitDetails(hit)),
    object.fields.length > 0 && fieldTable(object, hits),
    h(Diff, { review, object, settings, hits: hits.filter(isPlaced) }),
  );
}

function neighbours(review: Review, object: ObjectReport, place: Place): ComponentChild {
  const listed = review.select(place);
  const at = listed.indexOf(object);
  const link = (to: ObjectReport | undefined, name: string, rel: string) =>
    to ? h('a', { href: hashOf({ ...place, object: to.id }), rel }, name) : h('span', { class: 'muted' }, name);
  return h(
    'nav',
    { class: 'neighbours', 'aria-label': 'Objects' },
    h(
      'a',
      { href: hashOf({ ...place, object: undefined }), rel: 'up' },
      place.group === undefined ? 'All changes' : 'This change',
    ),
    link(listed[at - 1], 'Previous', 'prev'),
    link(listed[at + 1], 'Next', 'next'),
    at >= 0 && h('span', { class: 'muted' }, `${at + 1} of ${listed.length}`),
  );
}

/** The field that a hit is about, or one in it, or one that it is in. */
function fieldOf({ fields }: ObjectReport, { field }: Hit): ObjectField | undefined {
  const holds = (outer: string, inner: string) => inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));
  if (field === '') return undefined;
  return (
    fields.find(({ path }) => path === field) ?? fields.find(({ path }) => holds(field, path) || holds(path, field))
  );
}

const fieldTable = (object: ObjectReport, hits: readonly Hit[]): ComponentChild =>
  table(
    ['Field', 'Before → after', 'Effect', 'Risk'],
    object.fields.map((field) => [
      fieldPath(field.path),
      values(field),
      effectText(field.effect),
      hits.filter((hit) => fieldOf(object, hit) === field).map(rulePill),
    ]),
  );

interface DiffProps extends Pick<ObjectProps, 'review' | 'object' | 'settings'> {
  /** Those that stand at a field. */
  readonly hits: readonly Hit[];
}

function Diff({ review, object, settings, hits }: DiffProps): ComponentChild {
  const place = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const { fold } = settings.value;
  const inline = settings.value.inline || isNarrow();
  useEffect(() => {
    let remove = () => {};
    let gone = false;
    say('Reading the texts …');
    const open = (texts: ObjectTexts) => {
      if (gone || place.current === null) return;
      const none = texts.before === undefined && texts.after === undefined;
      say(none ? 'The report holds no texts of this object.' : '');
      if (!none) remove = showDiff(place.current, texts, { inline, fold, notes: notesOf(object, hits) });
    };
    review.texts(object).then(open, (error: unknown) => say(`The texts cannot be unpacked: ${String(error)}`));
    return () => {
      gone = true;
      remove();
    };
  }, [object, inline, fold]);
  const toggle = (name: 'inline' | 'fold', on: string, off: string) =>
    h('button', { onClick: () => settings.toggle(name), class: name }, settings.value[name] ? on : off);
  return h(
    'section',
    { class: 'diff', 'aria-labelledby': 'diff' },
    h(
      'div',
      { class: 'bar' },
      h('h2', { id: 'diff' }, 'Text'),
      object.operation !== 'add' &&
        object.operation !== 'remove' && [
          toggle('inline', 'Side by side', 'Inline'),
          toggle('fold', 'Unfold', 'Fold unchanged'),
        ],
    ),
    said !== '' && h('p', { class: 'nothing' }, said),
    h('div', { ref: place, class: 'texts' }),
  );
}

const notesOf = (object: ObjectReport, hits: readonly Hit[]): readonly Note[] =>
  hits.flatMap((hit) => {
    const field = fieldOf(object, hit);
    if (field === undefined) return [];
    const element = document.createElement('div');
    element.className = 'note';
    render(hitDetails(hit, hit.field === field.path), element);
    return [{ line: field.line, element }];
  });
