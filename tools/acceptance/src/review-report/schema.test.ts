import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AnswerLine,
  Answers,
  Blast,
  Group,
  GroupField,
  Hit,
  ObjectField,
  ObjectReport,
  OpaqueReport,
  Report,
  ReportCluster,
  Revision,
  Totals,
} from '@delivery/review';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { root } from '../fleet.ts';
import { reviews } from './edits.ts';

interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

const schema = JSON.parse(readFileSync(join(root, 'libs/review/report.schema.json'), 'utf8')) as ObjectSchema & {
  readonly definitions: Readonly<Record<string, ObjectSchema>>;
};
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

/** Every key of a shape, and whether it may be left out: does not compile when the shape has other keys. */
type Keys<T> = { readonly [K in keyof T]-?: Record<string, never> extends Pick<T, K> ? 'optional' : 'required' };

const field = {
  path: 'required',
  operation: 'required',
  before: 'optional',
  after: 'optional',
  effect: 'required',
} as const;
const shapes = {
  revision: { name: 'required', commit: 'optional' } satisfies Keys<Revision>,
  totals: {
    ...{ added: 'required', removed: 'required', changed: 'required', moved: 'required', renamed: 'required' },
    ...{ formatting: 'required', opaque: 'required', clusters: 'required' },
  } satisfies Keys<Totals>,
  cluster: {
    ...{ name: 'required', environment: 'required', cloud: 'optional', ring: 'optional', restarts: 'required' },
    ...{ verdict: 'required', apps: 'required' },
  } satisfies Keys<ReportCluster>,
  answers: {
    ...{ deleted: 'required', restarts: 'required', access: 'required', elsewhere: 'required' },
  } satisfies Keys<Answers>,
  answerLine: {
    ...{ text: 'required', clusters: 'required', objects: 'required', rules: 'optional' },
  } satisfies Keys<AnswerLine>,
  group: {
    ...{ id: 'required', title: 'required', app: 'required', subject: 'required', operation: 'required' },
    ...{ effect: 'required', verdict: 'required', fields: 'required', clusters: 'required', of: 'required' },
    ...{ where: 'optional', outliers: 'required', objects: 'required' },
  } satisfies Keys<Group>,
  groupField: { ...field, facts: 'optional' } satisfies Keys<GroupField>,
  objectField: { ...field, line: 'required' } satisfies Keys<ObjectField>,
  object: {
    ...{ id: 'required', cluster: 'required', app: 'required', kind: 'required', group: 'required' },
    ...{ namespace: 'optional', name: 'required', operation: 'required', file: 'required', made: 'optional' },
    ...{ from: 'optional', effect: 'required', verdict: 'required', fields: 'required', groups: 'required' },
    ...{ hits: 'required' },
  } satisfies Keys<ObjectReport>,
  hit: {
    ...{ rule: 'required', name: 'required', title: 'required', verdict: 'required', accepted: 'optional' },
    ...{ cluster: 'required', app: 'required', object: 'required', file: 'required', subject: 'required' },
    ...{ field: 'required', before: 'optional', after: 'optional', found: 'required', reason: 'required' },
    ...{ prunedBy: 'optional', blast: 'required', procedure: 'required', acceptance: 'optional' },
  } satisfies Keys<Hit>,
  blast: {
    ...{ pods: 'required', volumeBytes: 'required', clusters: 'required', clouds: 'required', rings: 'required' },
  } satisfies Keys<Blast>,
  opaque: {
    ...{ what: 'required', operation: 'required', before: 'optional', after: 'optional', clusters: 'required' },
    ...{ files: 'required' },
  } satisfies Keys<OpaqueReport>,
};
const report = {
  ...{ version: 'required', base: 'required', head: 'required', verdict: 'required', edited: 'optional' },
  ...{ notes: 'required', totals: 'required', clusters: 'required', answers: 'required', groups: 'required' },
  ...{ objects: 'required', hits: 'required', opaque: 'required' },
} satisfies Keys<Report>;

it.each([
  ...Object.entries(shapes).map(([name, keys]) => [name, schema.definitions[name], keys] as const),
  ['report', schema, report] as const,
])('has the keys of the shape: %s', (_, described, keys) => {
  expect(Object.keys(described?.properties ?? {}).sort()).toEqual(Object.keys(keys).sort());
  const required = Object.entries(keys).filter(([, need]) => need === 'required');
  expect([...(described?.required ?? [])].sort()).toEqual(required.map(([key]) => key).sort());
});

it.each(Object.keys(reviews) as (keyof typeof reviews)[])('holds for the report of: %s', (name) => {
  const { report: made } = reviews[name]();
  const isValid = validate(JSON.parse(JSON.stringify(made)));
  expect(validate.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
});

it.each<readonly [name: string, edit: (made: Record<string, unknown>) => void, message: string]>([
  ['a field that no shape has', (made) => (made['more'] = 1), ' must NOT have additional properties'],
  ['a missing list', (made) => delete made['hits'], " must have required property 'hits'"],
  ['another version', (made) => (made['version'] = 2), '/version must be equal to constant'],
  [
    'a verdict that is none',
    (made) => (made['verdict'] = 'fine'),
    '/verdict must be equal to one of the allowed values',
  ],
])('refuses %s', (_, edit, message) => {
  const made = JSON.parse(JSON.stringify(reviews.release().report)) as Record<string, unknown>;
  edit(made);
  expect(validate(made)).toBe(false);
  expect(validate.errors?.map(({ instancePath, message: text = '' }) => `${instancePath} ${text}`)).toEqual([message]);
});

it('speaks of every operation, answer and list between its cases', () => {
  const made = Object.values(reviews).map((review) => review().report);
  expect(made.flatMap(({ hits }) => hits).length).toBeGreaterThan(0);
  expect(made.flatMap(({ opaque }) => opaque).length).toBeGreaterThan(0);
  expect([...new Set(made.flatMap(({ groups }) => groups.map(({ operation }) => operation)))].sort()).toEqual(
    expect.arrayContaining(['change', 'remove', 'rename']),
  );
});
