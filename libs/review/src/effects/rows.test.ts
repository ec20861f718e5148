import { describe, expect, it } from 'vitest';
import type { Change } from '../diff/change.ts';
import { editsOf } from './edits.ts';
import { effectOf } from './effect-of.ts';
import { rowOf } from './match.ts';
import type { EffectRow } from './row.ts';
import { rows } from './rows.ts';
import { accessCases } from './testing/cases/access.ts';
import { configurationCases } from './testing/cases/configuration.ts';
import { definitionsCases } from './testing/cases/definitions.ts';
import { enginesCases } from './testing/cases/engines.ts';
import { jobsCases } from './testing/cases/jobs.ts';
import { metadataCases } from './testing/cases/metadata.ts';
import { networkCases } from './testing/cases/network.ts';
import { nodesCases } from './testing/cases/nodes.ts';
import { operatorsCases } from './testing/cases/operators.ts';
import { podsCases } from './testing/cases/pods.ts';
import { storageCases } from './testing/cases/storage.ts';
import { changeOf, objectOf, placed } from './testing/objects.ts';
import type { Fields, RowCase } from './testing/row-case.ts';

const cases: readonly (readonly [string, RowCase])[] = [
  ...Object.entries(metadataCases),
  ...Object.entries(podsCases),
  ...Object.entries(jobsCases),
  ...Object.entries(networkCases),
  ...Object.entries(storageCases),
  ...Object.entries(configurationCases),
  ...Object.entries(accessCases),
  ...Object.entries(definitionsCases),
  ...Object.entries(nodesCases),
  ...Object.entries(operatorsCases),
  ...Object.entries(enginesCases),
];

describe.each(cases)('%s', (_, { kind, before, after, effect, near }) => {
  it(`is ${effect}`, () => {
    expect(effectOf(changed(kind, before, after))).toBe(effect);
  });

  it(`is ${near.effect} when it only looks like it`, () => {
    expect(effectOf(changed(kind, near.before ?? before, near.after))).toBe(near.effect);
    expect(near.effect).not.toBe(effect);
  });
});

describe('rows', () => {
  it('decide a case each', () => {
    const decided = new Set(cases.flatMap(([, { kind, before, after }]) => rowsOf(changed(kind, before, after))));
    expect(rows.filter((row) => !decided.has(row))).toEqual([]);
  });

  it('name a page each', () => {
    expect(rows.filter(({ source }) => !/^https:\/\/[a-z0-9.-]+\/\S*$/.test(source))).toEqual([]);
  });
});

function changed(kind: string, before: Fields, after: Fields): Change {
  return changeOf(placed(objectOf(kind, before)), placed(objectOf(kind, after)));
}

function rowsOf({ before, after, fields }: Change): readonly (EffectRow | undefined)[] {
  if (!before || !after) return [];
  const object = { before: before.manifest, after: after.manifest };
  return fields.flatMap((field) => editsOf(field, object).map(rowOf));
}
