import { h, type ComponentChild } from 'preact';
import type { AnswerLine, Answers } from '@delivery/review';
import { Paged, rulePill } from './parts.ts';
import { hashOf } from './place.ts';
import type { Review } from './review.ts';
import { clustersText, counted } from './words.ts';

const questions: readonly (readonly [name: keyof Answers, title: string, nothing: string])[] = [
  ['deleted', 'Deleted or replaced', 'Nothing is deleted or replaced.'],
  ['restarts', 'Pods that restart', 'No pod restarts.'],
  ['access', 'Gains access', 'Nothing gains access.'],
  ['elsewhere', 'Changed elsewhere', 'Nothing changes outside what the edit names.'],
];

/** The four questions of a reviewer, each with its answer. */
export const answersView = (review: Review): ComponentChild =>
  h(
    'section',
    { class: 'answers', 'aria-label': 'Answers' },
    questions.map(([name, title, nothing]) => {
      const lines = review.report.answers[name];
      const isUnknown = name === 'elsewhere' && review.report.edited === undefined;
      const list = (shown: readonly AnswerLine[]) =>
        h(
          'ul',
          { class: 'plain' },
          shown.map((line, at) => answerLine(review, line, `${name}.${at}`)),
        );
      return h(
        'div',
        { class: lines.length === 0 ? 'answer nothing' : 'answer', key: name },
        h('h2', null, title, lines.length > 0 && h('span', { class: 'count' }, counted(lines.length))),
        lines.length === 0
          ? h(
              'p',
              { class: 'muted' },
              isUnknown ? 'Two folders are compared, so nobody knows what was edited.' : nothing,
            )
          : h(Paged<AnswerLine>, { items: lines, first: 4, list }),
      );
    }),
  );

function answerLine(
  { report }: Review,
  { text, clusters, objects, rules = [] }: AnswerLine,
  answer: string,
): ComponentChild {
  const [only] = objects;
  const pills = rules.map((rule) => {
    const hit = report.hits.find((hit) => hit.rule === rule && objects.includes(hit.object));
    return [' ', hit ? rulePill(hit) : h('b', null, rule)];
  });
  const said = [text, pills, h('small', null, clustersText(clusters))];
  const href = hashOf(objects.length === 1 ? { object: only } : { answer });
  return h('li', { key: answer }, objects.length === 0 ? said : h('a', { href, 'data-item': true }, said));
}
