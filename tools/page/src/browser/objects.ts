import { h, type ComponentChild } from 'preact';
import type { ObjectReport } from '@delivery/review';
import { effectText, heading, Paged, table, verdictPill } from './parts.ts';
import { hashOf, type Place } from './place.ts';
import { named, operations, subjectOf } from './words.ts';

/** Objects in pages: the rest of ten thousand waits for a click. */
export function objectsView(objects: readonly ObjectReport[], place: Place): ComponentChild {
  const row = (object: ObjectReport) => [
    [
      h('a', { href: hashOf({ ...place, object: object.id }), 'data-item': true }, subjectOf(object)),
      ' ',
      h('small', { class: `operation ${object.operation}` }, operations[object.operation]),
    ],
    named(object.cluster, 'cluster'),
    named(object.app, 'app'),
    effectText(object.effect),
    verdictPill(object.verdict),
  ];
  const list = (shown: readonly ObjectReport[]) =>
    table(['Object', 'Cluster', 'App', 'Effect', 'Verdict'], shown.map(row));
  return h(
    'section',
    { 'aria-labelledby': 'objects' },
    heading('objects', 'Objects', objects.length),
    objects.length === 0
      ? h('p', { class: 'nothing' }, 'No object changes here.')
      : h(Paged<ObjectReport>, { key: hashOf(place), items: objects, first: 200, list }),
  );
}
