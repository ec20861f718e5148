import type { Place } from '@delivery/findings';
import { keyOf } from '@delivery/manifest';
import {
  dependencies,
  fieldText,
  findField,
  valueAt,
  type Dependencies,
  type Fact,
  type FieldPath,
} from '@delivery/review';
import { answerRendering, appRendering, type Workspace } from './app-rendering.ts';
import type { PlaceOfAnswer } from './answers.ts';
import type { Asked, Placed } from './asked.ts';
import { comparedWith, type OtherCluster } from './other-clusters.ts';

/** What an object, or one of its fields, hangs on, on one cluster. */
export interface Why {
  /** Facts that fields hang on, in the order of their files. */
  readonly facts: readonly Reason[];
  /** Answers of the cluster's overlay that fields hang on, leaf by leaf. */
  readonly answers: readonly Reason[];
  /** Names of the facts by which the object is there at all. */
  readonly presence: readonly string[];
  /** Names of facts of which no other value renders: whether something hangs on them is not known. */
  readonly unknown: readonly string[];
  /** Of a field: its value. */
  readonly value?: unknown;
  /** Of a field: every other cluster that has the object, in the order in which a change reaches them. */
  readonly others?: readonly OtherCluster[];
}

export interface Reason {
  readonly name: string;
  readonly value: unknown;
  readonly at: Place;
  /** Fields of the object that move with it, at or below the one that was asked for. */
  readonly fields: readonly string[];
}

export function whyObject(workspace: Workspace, placeOf: PlaceOfAnswer, asked: Asked): Why {
  const { app, cluster, object, field = '', others } = asked;
  const key = keyOf(object.manifest);
  const path = findField(object.manifest, field) ?? [];
  const fromFacts = appRendering(workspace, app, cluster);
  const byFacts = dependencies(fromFacts);
  const byAnswers = dependencies(answerRendering(workspace, app, cluster, placeOf));
  const facts = reasons(byFacts, key, path);
  const answers = reasons(byAnswers, key, path);
  const why = {
    facts,
    answers,
    presence: byFacts.factsOfPresence(key).map(({ name }) => name),
    unknown: fromFacts.facts.filter((fact) => byFacts.movedBy(fact) === undefined).map(({ name }) => name),
  };
  if (asked.field === undefined) return why;
  const value = valueAt(object.manifest, path);
  const behindOn = (other: Placed) =>
    dependencies(appRendering(workspace, app, other.cluster)).factsBehind(
      key,
      findField(other.object.manifest, field) ?? [],
    );
  return {
    ...why,
    value,
    others: comparedWith(workspace.files, { app, cluster, field, value, why }, others, behindOn),
  };
}

function reasons<F extends Fact>(from: Dependencies<F>, key: string, path: FieldPath): readonly Reason[] {
  return from.factsBehind(key, path).map((fact) => ({
    name: fact.name,
    value: fact.value,
    at: fact.at,
    fields: from.fieldsMovedBy(fact, key, path).map(fieldText),
  }));
}
