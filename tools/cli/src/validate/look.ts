import { checks, type Facts, type Level } from '@delivery/policy';
import type { SchemaSet } from '@delivery/kubernetes';
import type { Manifest } from '@delivery/manifest';
import { answerOf } from './answer-of.ts';
import type { Answer } from './answer.ts';
import type { Assets } from './assets.ts';
import type { Document } from './document.ts';
import type { Input } from './input.ts';
import { policyVerdict, type Hint, type PolicyVerdict } from './policy-problems.ts';
import { learn, type Lessons } from './paths/learn.ts';
import { readInput, type Contents } from './read-input.ts';
import { schemasFor } from './schemas-for.ts';
import { schemaVerdict } from './schema/schema-problems.ts';
import { startAsking } from './schema/asking.ts';
import { Validity } from './schema/validity.ts';
import type { Scope } from './scope.ts';
import { servedKinds } from './served-kinds.ts';

/** What is to be looked at, and how closely. */
export interface Question {
  readonly scopes: readonly Scope[];
  readonly level: Level | 'none';
  readonly assets: Assets;
  /** @default - what is known is enough */
  readonly lessons?: Lessons;
  /** What to do about a kind that has no schema. */
  readonly howToSupply: string;
  /** Keys of documents that were valid at an earlier time. */
  readonly valid?: readonly string[];
  readonly hint?: Hint;
  /** Tells what is being done. */
  readonly progress?: (text: string) => void;
}

export interface Look {
  readonly answer: Answer;
  /** Keys of documents that are valid. */
  readonly valid: readonly string[];
}

const NOTHING: PolicyVerdict = { problems: [], waived: 0, unproven: [] };

/** Reads everything once, asks the schemas about each different document once, and the checks about each scope. */
export async function look(question: Question): Promise<Look> {
  const { scopes, level, assets, howToSupply, valid = [], hint, progress, lessons } = question;
  progress?.('validating');
  const contents = new Map<string, Contents>();
  const read = (inputs: readonly Input[]) => {
    return inputs.flatMap((input) => {
      const content = contents.get(input.file) ?? readInput(input);
      contents.set(input.file, content);
      return content.documents;
    });
  };
  const everything = scopes.flatMap(({ inputs }) => inputs);
  const schemas = lessons ? learn(assets.schemas(), objectsIn(read(everything)), lessons) : assets.schemas();
  const bytes = valid.length > 0 ? 0 : everything.reduce((sum, { content }) => sum + content.length, 0);
  const asking = startAsking(schemas, assets, bytes);
  try {
    const validity = new Validity(valid, asking.ask);
    const batches = scopes.map(({ cluster, facts, inputs }) => {
      const of = cluster === undefined ? undefined : `cluster ${cluster}`;
      const version = schemasFor(facts.kubernetesVersion, schemas, of);
      const batch = { documents: read(inputs), version };
      validity.add(batch);
      return batch;
    });
    const run = checksOf(level);
    const policies = scopes.map((scope, i) => {
      if (scope.judged === false) return NOTHING;
      const subjects = (batches[i]?.documents ?? []).flatMap((document) => document.subjects);
      return policyVerdict(subjects, factsIn(scope, schemas), { run, known: checks, hint });
    });
    const said = await validity.verdicts();
    const unknownKinds = { lifecycleOf: schemas.lifecycleOf, howToSupply };
    const verdicts = batches.map((batch) => schemaVerdict(batch, said, unknownKinds));
    return { answer: answerOf(scopes, contents, verdicts, policies, run), valid: said.valid };
  } finally {
    await asking.close();
  }
}

function objectsIn(documents: readonly Document[]): readonly Manifest[] {
  return documents.flatMap(({ subjects }) => subjects.map(({ manifest }) => manifest));
}

/** What checks may know, with what only the definitions and the schemas say. */
function factsIn({ facts, provided = [] }: Scope, { lifecycleOf }: SchemaSet): Facts {
  const definitions = provided.flatMap((input) => objectsIn(readInput(input).documents));
  const serves = servedKinds(definitions);
  return { ...facts, lifecycleOf, ...(serves.length > 0 && { serves: [...(facts.serves ?? []), ...serves] }) };
}

function checksOf(level: Level | 'none') {
  const levels: readonly Level[] = {
    none: [],
    baseline: ['baseline'],
    restricted: ['baseline', 'restricted'],
    all: ['baseline', 'restricted', 'all'],
  }[level] as Level[];
  return checks.filter((check) => levels.includes(check.level));
}
