import { answeredBy, overlayOf } from '@delivery/component';
import { pathText, type Place } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import type { Fact } from '@delivery/review';
import { otherValues } from './other-values.ts';

type Path = readonly (string | number)[];

/** A leaf of what the cloud's overlay answered while something was rendered, e.g. `overlay.storageClasses.default`. */
export interface AnswerFact extends Fact {
  /** The question, then the place in its answer. */
  readonly path: Path;
}

/** Where a cloud answers a question. */
export type PlaceOfAnswer = (cloud: string, question: string) => Place;

/**
 * Every leaf that the overlay answers in a rendering: a plain value. That it answered with nothing is not among them, since there is no
 * other value of the same form.
 */
export function answersIn(
  cluster: Cluster,
  render: (cluster: Cluster) => void,
  placeOf: PlaceOfAnswer,
): readonly AnswerFact[] {
  const heard = new Map<string, AnswerFact>();
  render(
    answering(cluster, (path, value) => {
      const name = `overlay.${pathText(path)}`;
      const at = { ...placeOf(cluster.cloud, String(path[0])), path: pathText(path) };
      if (isPlain(value) && !heard.has(name)) heard.set(name, { name, value, at, path });
      return value;
    }),
  );
  return [...heard.values()];
}

/** The cluster, each time with another value at one place of one answer. */
export function* otherAnswers(cluster: Cluster, { path, value }: AnswerFact): Generator<Cluster> {
  const name = pathText(path);
  for (const other of otherValues(value).slice(0, 2)) {
    yield answering(cluster, (at, answered) => (pathText(at) === name ? other : answered));
  }
}

/** The cluster, whose overlay answers what a function makes of each leaf. */
function answering(cluster: Cluster, leaf: (path: Path, value: unknown) => unknown): Cluster {
  const overlay = overlayOf(cluster);
  const answers = Object.entries(overlay).map(([question, answer]) => [question, mapped(answer, [question], leaf)]);
  return answeredBy(cluster, Object.fromEntries(answers) as typeof overlay);
}

function mapped(value: unknown, path: Path, leaf: (path: Path, value: unknown) => unknown): unknown {
  if (typeof value === 'function') {
    const answer = value as (...args: readonly unknown[]) => unknown;
    return (...args: readonly unknown[]) => mapped(answer(...args), path, leaf);
  }
  if (Array.isArray(value)) return value.map((item, i) => mapped(item, [...path, i], leaf));
  if (!isRecord(value)) return leaf(path, value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapped(part, [...path, key], leaf)]));
}

/** A literal, unlike a RegExp. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
