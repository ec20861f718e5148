import { nameOf } from '@delivery/manifest';
import type { Change } from '../../diff/change.ts';
import { fieldText } from '../../diff/path.ts';
import { effectOf } from '../../effects/effect-of.ts';
import { grouped } from '../../grouped.ts';
import type { AnswerLine } from '../report.ts';
import { linesOf, nameIn, type Said } from './line.ts';

/** From so many objects of an app on, that go alike, they are one line. */
const MANY = 4;

/**
 * What is deleted or replaced.
 *
 * @param rulesOf ids of the rules that hit an object
 */
export function deletedLines(
  changes: readonly Change[],
  rulesOf: (id: string) => readonly string[],
): readonly AnswerLine[] {
  const said = changes.flatMap((change): Said[] => {
    const rules = rulesOf(change.id);
    if (change.operation === 'remove') {
      const kept = effectOf(change) === 'none' ? ', but stays on the cluster: nothing prunes it' : '';
      return [{ change, rules, text: `${nameIn(change)} is removed${kept}` }];
    }
    if (change.operation === 'rename') {
      return [{ change, rules, text: `${nameOf(change.before.manifest)} is removed, and comes as ${nameIn(change)}` }];
    }
    const replaced = change.fields.filter((field) =>
      ['recreate', 'refused', 'delete'].includes(effectOf(change, field)),
    );
    return replaced.slice(0, 1).map((field) => {
      const refused = effectOf(change, field) === 'refused' ? 'cannot be changed in place' : 'replaces it';
      return { change, rules, text: `${nameIn(change)}: ${fieldText(field.path)} ${refused}` };
    });
  });
  const whole = [
    ...grouped(said, ({ change }) => `${change.operation}\0${change.app}\0${change.key.cluster}`).values(),
  ];
  return linesOf(whole.flatMap(together));
}

/** Many objects of one app that go from one cluster. */
function together(same: readonly Said[]): readonly Said[] {
  const [first] = same;
  if (first?.change.operation !== 'remove' || same.length < MANY) return same;
  const kept = same.filter(({ text }) => text.includes('stays')).length;
  const but = kept === 0 ? '' : `, ${kept} of which stay on the cluster: nothing prunes them`;
  return same.map((one) => ({
    ...one,
    text: `${same.length} objects of ${first.change.app || 'no app'} are removed${but}`,
  }));
}
