import type { Change } from '../../diff/change.ts';
import { grouped } from '../../grouped.ts';
import type { AnswerLine } from '../report.ts';
import { counted } from '../words.ts';
import { linesOf, type Said } from './line.ts';
import { fewText } from './peer-text.ts';

const APP = /^apps\/[^/]+\/([^/]+)\//;
const CLUSTER = /^clusters\/([^/]+)\.yaml$/;
/** Sources by which more than one app or cluster changes. */
const SHARED = /^(?:libs|clusters|apps)\/(?!.*\.(?:test\.ts|md)$)/;

/**
 * What changed outside of the apps and clusters that the edit names: apps that change on the same clusters in one line.
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
  const because = shared.length === 0 ? '' : `, by ${fewText(shared)}`;
  const outside = changes.filter(({ app, key }) => !apps.has(app) && !named.has(key.cluster));
  const byApp = grouped(outside, ({ app }) => app);
  const alike = grouped([...byApp.values()], (own) => [...new Set(own.map(({ key }) => key.cluster))].join('\0'));
  const most = [...alike.values()].sort((a, b) => b.flat().length - a.flat().length);
  return linesOf(
    most.flatMap((some): Said[] => {
      const names = fewText(some.map(([first]) => first?.app || 'no app'));
      const text = `${names}: ${counted(some.flat().length, 'object')}${because}`;
      return some.flat().map((change) => ({ change, text }));
    }),
  );
}
