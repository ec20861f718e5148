import type { AnswerLine, Group, Hit, ObjectReport, ObjectTexts, Report } from '@delivery/review';
import type { Packed } from '../packed.ts';
import type { Place } from './place.ts';

export interface Review {
  readonly report: Report;
  readonly object: (id: string) => ObjectReport | undefined;
  readonly group: (id: string) => Group | undefined;
  /** Objects that a place selects, in the order of the report. */
  readonly select: (place: Place) => readonly ObjectReport[];
  /** Hits of the objects that a place selects, and those of objects that do not change, on its cluster and app. */
  readonly selectHits: (place: Place) => readonly Hit[];
  readonly texts: (object: ObjectReport) => Promise<ObjectTexts>;
}

/** @param read - gives the JSON value of a block */
export async function openReview(read: (id: string) => Promise<unknown>): Promise<Review> {
  const { report, texts, blocks } = (await read('report')) as Packed;
  const objects = new Map(report.objects.map((object, index) => [object.id, { object, index }]));
  const groups = new Map(report.groups.map((group) => [group.id, group]));
  const words = new Map<ObjectReport, string>();
  const opened = new Map<number, Promise<readonly string[]>>();

  const wordsOf = (object: ObjectReport): string => {
    const known = words.get(object);
    if (known !== undefined) return known;
    const titles = object.groups.map((id) => groups.get(id)?.title ?? '');
    const fields = object.fields.flatMap(({ path, before, after }) => [path, before ?? '', after ?? '']);
    const hits = object.hits.flatMap((at) => [report.hits[at]?.rule ?? '', report.hits[at]?.title ?? '']);
    const all = [object.id, object.app, object.file, object.operation, object.effect, ...titles, ...fields, ...hits];
    const text = all.join('\n').toLowerCase();
    words.set(object, text);
    return text;
  };

  const textOf = async (number: number): Promise<string | undefined> => {
    if (number < 0) return undefined;
    const at = blocks.findLastIndex((first) => first <= number);
    if (!opened.has(at)) opened.set(at, read(`texts-${at}`) as Promise<readonly string[]>);
    return (await opened.get(at))?.[number - (blocks[at] ?? 0)];
  };

  const select = ({ group, answer, cluster, app, q = '' }: Place): readonly ObjectReport[] => {
    const line = answer === undefined ? undefined : (answerOf(report, answer)?.objects ?? []);
    const listed = group === undefined ? line : (groups.get(group)?.objects ?? []);
    const among = listed ? listed.flatMap((id) => objects.get(id)?.object ?? []) : report.objects;
    const asked = q.toLowerCase().split(/\s+/).filter(Boolean);
    return among.filter(
      (object) =>
        (cluster === undefined || object.cluster === cluster) &&
        (app === undefined || object.app === app) &&
        asked.every((word) => wordsOf(object).includes(word)),
    );
  };

  return {
    report,
    object: (id) => objects.get(id)?.object,
    group: (id) => groups.get(id),
    select,
    selectHits: (place) => {
      const { group, answer, q, cluster, app } = place;
      const selected = new Set(select(place).map(({ id }) => id));
      const isWide = [group, answer, q].every((part) => part === undefined);
      return report.hits.filter(
        (hit) =>
          selected.has(hit.object) ||
          (isWide &&
            !objects.has(hit.object) &&
            (cluster ?? hit.cluster) === hit.cluster &&
            (app ?? hit.app) === hit.app),
      );
    },
    texts: async ({ id }) => {
      const [before = -1, after = -1] = texts[objects.get(id)?.index ?? -1] ?? [];
      const [old, now] = await Promise.all([textOf(before), textOf(after)]);
      return { ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
    },
  };
}

/** @param name - e.g. `deleted.0` */
export function answerOf({ answers }: Report, name: string): AnswerLine | undefined {
  const [answer = '', at] = name.split('.');
  return Object.entries(answers).find(([key]) => key === answer)?.[1][Number(at)];
}
