import { h, type ComponentChild } from 'preact';
import type { Group } from '@delivery/review';
import { effectText, fieldPath, heading, Paged, table, values, verdictPill } from './parts.ts';
import { hashOf, type Place } from './place.ts';
import { operations } from './words.ts';

/** Each change once: on how many clusters, what it does, what it asks for. */
export function groupsView(groups: readonly Group[], place: Place): ComponentChild {
  const row = (group: Group) => [
    [
      h('a', { href: hashOf({ ...place, group: group.id }), 'data-item': true }, group.title),
      ' ',
      h('small', null, group.title.includes(group.subject) ? group.app : `${group.app} · ${group.subject}`),
    ],
    clustersOf(group),
    effectText(group.effect),
    verdictPill(group.verdict),
  ];
  const list = (shown: readonly Group[]) => table(['Change', 'Clusters', 'Effect', 'Verdict'], shown.map(row));
  return h(
    'section',
    { 'aria-labelledby': 'changes' },
    heading('changes', 'Changes', groups.length),
    groups.length === 0
      ? h('p', { class: 'nothing' }, 'Nothing changes here.')
      : h(Paged<Group>, { items: groups, first: 100, list }),
  );
}

function clustersOf({ clusters, of, outliers }: Group): ComponentChild {
  const [first, ...more] = outliers;
  const others = more.length > 0 ? `, and ${more.length} more` : '';
  const count = [h('b', null, clusters.length), ` of ${of}`];
  return h(
    'span',
    { class: 'clusters', title: clusters.join(', ') },
    count,
    first && h('small', null, `${first.cluster} ${first.how}${others}`),
  );
}

/** What a group says beside its objects. */
export function groupFacts(group: Group, place: Place): ComponentChild {
  const facts = [...new Set(group.fields.flatMap(({ facts = [] }) => facts))].map((name) => `<${name}>`);
  return h(
    'article',
    null,
    h(
      'nav',
      { class: 'neighbours', 'aria-label': 'Changes' },
      h('a', { href: hashOf({ ...place, group: undefined }) }, 'All changes'),
    ),
    h('h1', { tabIndex: -1 }, group.title),
    h(
      'p',
      { class: 'badges' },
      verdictPill(group.verdict),
      effectText(group.effect),
      `${group.subject} ${operations[group.operation]} on ${group.clusters.length} of ${group.of} clusters`,
    ),
    h('p', { class: 'muted' }, group.clusters.join(', ')),
    group.outliers.length > 0 && [
      h('h2', null, 'Different on'),
      h(
        'dl',
        null,
        group.outliers.flatMap(({ cluster, how }) => [h('dt', null, cluster), h('dd', null, how)]),
      ),
    ],
    group.fields.length > 0 &&
      table(
        ['Field', 'Before → after', 'Effect'],
        group.fields.map((field) => [fieldPath(field.path), values(field), effectText(field.effect)]),
      ),
    facts.length > 0 &&
      h('p', { class: 'muted' }, `${facts.join(', ')}: what each cluster has there; its objects have it as it is.`),
  );
}
