import { h, type ComponentChild } from 'preact';
import type { Report } from '@delivery/review';
import { heading, values } from './parts.ts';
import { clustersText, operations } from './words.ts';

/** What the reader must know before anything else, e.g. that the base is stale. */
export const notesView = ({ notes }: Report): ComponentChild =>
  notes.length === 0
    ? null
    : h(
        'ul',
        { class: 'notes', 'aria-label': 'Notes' },
        notes.map((note) => h('li', null, note)),
      );

/** What changes without anybody seeing into it. */
export function opaqueView({ opaque }: Report): ComponentChild {
  if (opaque.length === 0) return null;
  const lines = opaque.map((change) =>
    h(
      'li',
      { title: change.files.join('\n') },
      h('b', null, change.what),
      ` ${operations[change.operation]} `,
      (change.before ?? change.after) !== undefined && values(change),
      h('small', null, ` ${clustersText(change.clusters)}`),
    ),
  );
  return h(
    'section',
    { 'aria-labelledby': 'opaque' },
    heading('opaque', 'Opaque', opaque.length),
    h('p', { class: 'muted' }, 'What these bring is not in the tree, so nobody sees it here.'),
    h('ul', { class: 'plain rows' }, lines),
  );
}
