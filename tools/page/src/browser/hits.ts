import { h, type ComponentChild } from 'preact';
import type { Hit } from '@delivery/review';
import { fieldPath, heading, Paged, values, verdictPill } from './parts.ts';
import { hashOf } from './place.ts';
import type { Review } from './review.ts';
import { blastText, clustersText, named } from './words.ts';

/** What a rule says about what it hit; where it stands at its field, the field is not said again. */
export const hitDetails = (hit: Hit, isAtField = false): ComponentChild =>
  h(
    'div',
    { class: `hit ${hit.accepted === undefined ? '' : 'accepted'} ${hit.verdict}-hit` },
    h('p', null, verdictPill(hit.verdict), h('b', null, `${hit.rule} ${hit.title}`)),
    hit.accepted !== undefined && h('p', null, `Accepted: ${hit.accepted}`),
    !isAtField &&
      hit.field !== '' &&
      h('p', null, fieldPath(hit.field), ' ', (hit.before ?? hit.after) !== undefined && values(hit)),
    h('p', null, hit.found),
    h('p', { class: 'muted' }, hit.reason, hit.prunedBy !== undefined && ` ${hit.prunedBy}.`),
    blastText(hit.blast) !== '' && h('p', null, `Can hurt: ${blastText(hit.blast)}.`),
    hit.procedure.length > 0 && [
      h('b', null, 'Instead'),
      h(
        'ol',
        null,
        hit.procedure.map((step) => h('li', null, step)),
      ),
    ],
    hit.acceptance !== undefined &&
      h(
        'details',
        null,
        h('summary', null, 'Accept it in clusters/accepted-risks.yaml'),
        h('pre', { tabIndex: 0 }, hit.acceptance),
      ),
  );

/** The same danger on one or many clusters, each once, the worst first. */
export function hitsView(review: Review, hits: readonly Hit[]): ComponentChild {
  const dangers = dangersOf(hits);
  const list = (shown: readonly (readonly Hit[])[]) =>
    h(
      'ul',
      { class: 'plain rows' },
      shown.map((hits) => danger(review, hits)),
    );
  return h(
    'section',
    { 'aria-labelledby': 'risks' },
    heading('risks', 'Risks', dangers.length),
    dangers.length === 0
      ? h('p', { class: 'nothing' }, 'No rule sees a danger here.')
      : h(Paged<readonly Hit[]>, { items: dangers, first: 50, list }),
  );
}

function danger({ object }: Review, hits: readonly Hit[]): ComponentChild {
  const [hit] = hits;
  if (hit === undefined) return null;
  const place = ({ object: id, cluster, file }: Hit) =>
    object(id)
      ? h('a', { href: hashOf({ object: id }) }, named(cluster, 'cluster'))
      : h(
          'span',
          null,
          `${named(cluster, 'cluster')}, in an object that does not change itself, `,
          h('code', null, file),
        );
  return h(
    'li',
    { key: `${hit.rule} ${hit.object} ${hit.field}` },
    h(
      'details',
      null,
      h(
        'summary',
        { 'data-item': true },
        verdictPill(hit.verdict),
        ' ',
        h('b', null, hit.rule),
        ' ',
        h('span', null, hit.found.startsWith(hit.subject) ? hit.found : `${hit.subject}: ${hit.found}`),
        ' ',
        h('small', null, clustersText(hits.map(({ cluster }) => cluster)), hit.accepted !== undefined && ', accepted'),
      ),
      hitDetails(hit),
      h(
        'p',
        null,
        'On ',
        hits.flatMap((one) => [place(one), ' ']),
      ),
    ),
  );
}

const order: readonly Hit['verdict'][] = ['stop', 'two-reviewers', 'warn'];

function dangersOf(hits: readonly Hit[]): readonly (readonly Hit[])[] {
  const dangers = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = [hit.rule, hit.verdict, hit.subject, hit.field, hit.found, hit.accepted].join('\n');
    const same = dangers.get(key) ?? [];
    dangers.set(key, same);
    same.push(hit);
  }
  const rank = ([hit]: readonly Hit[]) =>
    hit === undefined || hit.accepted !== undefined ? 3 : order.indexOf(hit.verdict);
  return [...dangers.values()].sort((left, right) => rank(left) - rank(right));
}
