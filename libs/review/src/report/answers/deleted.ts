import { nameOf } from '@delivery/manifest';
import type { Change } from '../../diff/change.ts';
import { fieldText } from '../../diff/path.ts';
import { worstEffect } from '../../effects/effect.ts';
import { effectOf } from '../../effects/effect-of.ts';
import { perCluster, type Whole, type WholeOf } from '../../groups/whole.ts';
import { grouped } from '../../grouped.ts';
import type { AnswerLine } from '../report.ts';
import { linesOf, nameIn, type Said } from './line.ts';

/** From so many objects of an app on, that go from one cluster, they are one line. */
const MANY = 4;

/**
 * What is deleted or replaced; first what a rule sees a danger in.
 *
 * @param rulesOf ids of the rules that hit an object
 */
export function deletedLines(
  changes: readonly Change[],
  rulesOf: (id: string) => readonly string[],
  wholeOf: WholeOf,
): readonly AnswerLine[] {
  const said = changes.flatMap((change): Said[] => {
    const text = textOf(change);
    return text === undefined ? [] : [{ change, rules: rulesOf(change.id), text }];
  });
  const removed = said.filter(({ change }) => change.operation === 'remove');
  const perApp = grouped(removed, ({ change: { app, key } }) => `${app}\0${key.cluster}`);
  const together = grouped(said, ({ change }) => {
    const { app, key, operation, id } = change;
    const whole = operation === 'remove' ? wholeOf(change) : undefined;
    if (whole) return `${whole.kind}\0${whole.name}`;
    const many = operation === 'remove' && (perApp.get(`${app}\0${key.cluster}`)?.length ?? 0) >= MANY;
    return many ? `many\0${app}` : `one\0${id}`;
  });
  const lines = linesOf(
    [...together].flatMap(([key, same]) => (key.startsWith('one\0') ? same : oneLine(same, wholeOf))),
  );
  return [...lines].sort((a, b) => Number(b.rules !== undefined) - Number(a.rules !== undefined));
}

function textOf(change: Change): string | undefined {
  const name = nameIn(change);
  const effect = effectOf(change);
  switch (change.operation) {
    case 'remove':
      return `${name} is removed${effect === 'none' ? ', but stays on the cluster: nothing prunes it' : ''}`;
    case 'rename':
      return `${nameOf(change.before.manifest)} is removed, and comes as ${name}`;
    default: {
      const found = change.fields.map((field) => ({ field, effect: effectOf(change, field) }));
      const worst = worstEffect(found.map((one) => one.effect));
      const field = found.find((one) => one.effect === worst)?.field;
      if (field && worst === 'refused') return `${name}: ${fieldText(field.path)} cannot be changed in place`;
      if (field && (worst === 'recreate' || worst === 'delete')) return `${name}: ${fieldText(field.path)} replaces it`;
      if (effect === 'delete') return `${name} loses what applies it, which deletes it`;
      return effect === 'recreate' ? `${name} moves, and what applied it may delete it first` : undefined;
    }
  }
}

/** Everything that goes with a cluster or an app, or much of an app. */
function oneLine(same: readonly Said[], wholeOf: WholeOf): readonly Said[] {
  const [first] = same;
  if (first === undefined) return [];
  const kept = same.filter(({ change }) => effectOf(change) === 'none').length;
  const count = perCluster(same.map(({ change }) => change));
  const but = kept === 0 ? '' : `; ${kept === same.length ? 'all' : kept} stay on the cluster: nothing prunes them`;
  const text = `${subjectText(wholeOf(first.change), first.change.app, count)}${but}`;
  return same.map((one) => ({ ...one, text }));
}

function subjectText(whole: Whole | undefined, app: string, count: string): string {
  return whole ? `${whole.kind} ${whole.name} is removed: ${count}` : `${app || 'no app'}: ${count} are removed`;
}
