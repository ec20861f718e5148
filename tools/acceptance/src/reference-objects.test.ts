import { readYaml } from '@delivery/yaml';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, synthWith } from './fleet.ts';
import { aws } from './reference-objects/aws.ts';
import { azure } from './reference-objects/azure.ts';
import { differences } from './reference-objects/differences.ts';
import { edge } from './reference-objects/edge.ts';
import { gcp } from './reference-objects/gcp.ts';
import { local } from './reference-objects/local.ts';
import type { References } from './reference-objects/reference.ts';

const references: References = { ...aws, ...azure, ...edge, ...gcp, ...local };
const folder = 'docs/reference-objects';
const { files } = synthWith();

it('covers every file of docs/reference-objects', () => {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
  expect(Object.keys(references).sort()).toEqual(names.sort());
});

it.each(Object.entries(references))('%s', (name, { path: elsewhere, differences: known }) => {
  const bytes = readFileSync(join(root, folder, name));
  const expected = /^# (generated\/\S+)\n/.exec(bytes.toString())?.[1];
  const path = elsewhere ?? expected;
  const rendered = files.get(path ?? '')?.manifest;
  if (rendered === undefined)
    throw new Error(`${path} is not rendered; name the path of the object in ${name}'s entry`);
  expect(elsewhere, 'a path is named only where the hand expected another').not.toBe(expected);

  const byHand = readYaml({ file: `${folder}/${name}`, bytes }).value;
  const lines = known.flatMap((difference) => difference.lines);
  expect([...differences(byHand, rendered)].sort()).toEqual([...lines].sort());
});
