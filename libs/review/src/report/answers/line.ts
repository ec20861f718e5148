import { nameOf } from '@delivery/manifest';
import type { Change } from '../../diff/change.ts';
import { grouped } from '../../grouped.ts';
import type { AnswerLine } from '../report.ts';

/** Something said of a change, which is said once for all changes of which the same is said. */
export interface Said {
  readonly change: Change;
  /** Without the clusters. */
  readonly text: string;
  /** Ids of rules that see a danger in it. @default - none */
  readonly rules?: readonly string[];
}

/** One line for all that say the same, in the order in which they were said first. */
export function linesOf(said: readonly Said[]): readonly AnswerLine[] {
  return [...grouped(said, ({ text }) => text)].map(([text, same]) => {
    const rules = [...new Set(same.flatMap((one) => one.rules ?? []))].sort();
    return {
      text,
      clusters: [...new Set(same.map(({ change }) => change.key.cluster))],
      objects: [...new Set(same.map(({ change }) => change.id))],
      ...(rules.length > 0 && { rules }),
    };
  });
}

/** E.g. `StatefulSet order/cache`. */
export function nameIn(change: Change): string {
  return nameOf((change.after ?? change.before).manifest);
}
