import { clouds } from '@delivery/component';
import { parseFleet } from '@delivery/fleet';
import { cloudNames, clusterNames } from '@delivery/nx-delivery/names';
import { namesIn } from '@delivery/nx-delivery/testing';
import { readSources } from '@delivery/tree';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// not from fleet.ts, which loads every app
const root = join(import.meta.dirname, '../../..');
const names = { clouds: cloudNames(root), clusters: clusterNames(root) };

it('the names are those of the model', () => {
  expect(names.clouds).toEqual(Object.keys(clouds).sort());
  const fleet = parseFleet(readSources(root), clouds);
  expect(names.clusters).toEqual(expect.arrayContaining(fleet.clusters.map(({ name }) => name)));
  expect(names.clusters).not.toContain('rings');
});

/** As eslint.config.mjs chooses them; a lint of one project does not see that a new cluster has the name of something old. */
const sources = ['apps', 'libs/constructs/src'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .map((file) => `${top}/${file}`)
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing(\.ts$|\/)/.test(file)),
);

it('no app and no construct decides by a cluster or a cloud', () => {
  expect(sources.length).toBeGreaterThan(20);
  const said = (file: string) =>
    namesIn(readFileSync(join(root, file), 'utf8'), names).map((line) => `${file}:${line}`);
  expect(sources.flatMap(said)).toEqual([]);
});

it.each([...names.clouds, ...names.clusters])('a literal %s is found', (name) => {
  expect(namesIn(`f('${name}');`, names)).toEqual([expect.stringMatching(`^1:3 "${name}" names a cl`)]);
});
