import { schemaSet, standaloneSchemas } from '@delivery/kubernetes';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus, type Sample } from './parity/corpus.ts';
import { deliberate, isSame } from './parity/deliberate.ts';
import { nativeAnswers, type Answer } from './parity/native.ts';
import { ourAnswers } from './parity/ours.ts';
import { clusterNames, objectsIn, root } from './tree.ts';

const schemaFolder = join(root, 'libs/kubernetes/schemas');
const set = schemaSet(
  readdirSync(schemaFolder)
    .filter((file) => file.endsWith('.br'))
    .map((file) => brotliDecompressSync(readFileSync(join(schemaFolder, file)))),
);
const files = standaloneSchemas(set, set.versions.at(-1) ?? '');

const folder = mkdtempSync(join(tmpdir(), 'parity-'));
const schemas = join(folder, 'schemas');
const samples = corpus();
beforeAll(() => {
  for (const [name, text] of files) write(join(schemas, name), text);
  for (const { name, text } of samples) write(join(folder, 'corpus', name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What the two say of a file, where that is not the same. */
interface Differing {
  readonly name: string;
  readonly theirs: readonly Answer[];
  readonly ours: readonly Answer[];
}

describe.each([true, false])('strict: %s', (strict) => {
  const ask = ourAnswers(files, strict);
  const compare = (inFolder: string, texts: readonly Sample[]): readonly Differing[] => {
    const native = nativeAnswers(inFolder, schemas, strict);
    return texts.flatMap(({ name, text }) => {
      const [theirs, ours] = [native.get(name) ?? [], ask(text)];
      return isSame(theirs, ours) ? [] : [{ name, theirs, ours }];
    });
  };

  it('says the same of every sample, but for what is better on purpose', () => {
    const differing = compare(join(folder, 'corpus'), samples);
    const wanted = Object.entries(deliberate).flatMap(([name, { strictOnly }]) =>
      strictOnly && !strict ? [] : [`stream.${name}.yaml`],
    );
    expect(differing.filter(({ name }) => !wanted.includes(name))).toEqual([]);
    expect(differing.map(({ name }) => name).sort()).toEqual(wanted.sort());
  });

  it('says the same of the whole tree', () => {
    const texts = clusterNames()
      .flatMap((name) => objectsIn(`generated/clusters/${name}`))
      .map(({ file, text }) => ({ name: file.replace('generated/clusters/', ''), text }));
    expect(texts.length).toBeGreaterThan(2000);
    expect(compare(join(root, 'generated/clusters'), texts)).toEqual([]);
  });
});

it('the samples are many, of many kinds', () => {
  const kinds = new Set(samples.flatMap(({ text }) => /^ *"?kind"?: "?(\w+)/m.exec(text)?.[1] ?? []));
  expect(samples.length).toBeGreaterThanOrEqual(450);
  expect(kinds.size).toBeGreaterThanOrEqual(24);
  console.log(`${samples.length} samples of ${kinds.size} kinds`);
});
