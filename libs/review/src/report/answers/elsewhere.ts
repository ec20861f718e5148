import type { Change } from '../../diff/change.ts';
import type { AnswerLine } from '../report.ts';
import { linesOf } from './line.ts';

const APP = /^apps\/[^/]+\/([^/]+)\//;
const CLUSTER = /^clusters\/([^/]+)\.yaml$/;
/** Sources by which more than one app or cluster changes. */
const SHARED = /^(?:libs|clusters|apps)\//;

/**
 * What changed outside of the apps and clusters that the edit names.
 *
 * @param edited paths of sources that differ; undefined when nobody knows them, and nothing can be said
 * @param clusters names of all clusters
 */
export function elsewhereLines(
  changes: readonly Change[],
  edited: readonly string[] | undefined,
  clusters: ReadonlySet<string>,
): readonly AnswerLine[] {
  if (edited === undefined) return [];
  const apps = new Set(edited.flatMap((path) => APP.exec(path)?.[1] ?? []));
  const named = new Set(edited.flatMap((path) => CLUSTER.exec(path)?.[1] ?? []).filter((name) => clusters.has(name)));
  const shared = edited.filter(
    (path) => SHARED.test(path) && !APP.test(path) && !named.has(CLUSTER.exec(path)?.[1] ?? ''),
  );
  const because =
    shared.length === 0 ? '' : ` (${shared.slice(0, 2).join(', ')}${shared.length > 2 ? ' and more' : ''} was edited)`;
  const outside = changes.filter(({ app, key }) => !apps.has(app) && !named.has(key.cluster));
  const counts = new Map<string, number>();
  for (const { app } of outside) counts.set(app, (counts.get(app) ?? 0) + 1);
  return linesOf(
    outside.map((change) => {
      const count = counts.get(change.app) ?? 0;
      return { change, text: `${change.app || 'no app'}: ${count} ${count === 1 ? 'object' : 'objects'}${because}` };
    }),
  );
}
