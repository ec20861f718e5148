import { expect, it, vi } from 'vitest';
import { readAssets } from '../assets.ts';
import { inputOf } from '../input.ts';
import { readInput } from '../read-input.ts';
import { repository } from '../../testing/repository.ts';
import { Asker, type Ask } from './asker.ts';
import { Validity, type Batch } from './validity.ts';

const assets = readAssets(repository);
const documents = (...texts: readonly string[]) =>
  texts.flatMap((text, i) => readInput(inputOf(`${i}.yaml`, text)).documents);
const config = (name: string, rest = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${rest}`;
const batch = (version: string, ...texts: readonly string[]) => ({
  documents: documents(...texts),
  version: assets.schemas().forVersion(version),
});

const asker = new Asker(assets.schemas(), assets.wasm);
/** Asks, and keeps what was asked. */
function asking() {
  const asked: Ask[] = [];
  const ask = (asks: readonly Ask[]) => {
    asked.push(...asks);
    return asker.ask(asks);
  };
  return { asked, ask };
}

const verdictsOf = (
  batches: readonly Batch[],
  known: readonly string[],
  ask: ConstructorParameters<typeof Validity>[1],
) => {
  const validity = new Validity(known, ask);
  for (const one of batches) validity.add(one);
  return validity.verdicts();
};

it('asks about the same bytes once where versions agree, and about texts as they stand', async () => {
  const { asked, ask } = asking();
  const batches = [batch('1.36', config('a'), `${config('b')}\n`), batch('1.37', config('a'))];
  await verdictsOf(batches, [], ask);
  expect(asked.map(({ version, kind, document }) => [version, kind, Object.keys(document)])).toEqual([
    ['1.36', 'v1/ConfigMap', ['value']],
    ['1.36', 'v1/ConfigMap', ['text']],
  ]);
});

it('asks each version about a kind that differs in it', async () => {
  const { asked, ask } = asking();
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n';
  await verdictsOf([batch('1.34', pod), batch('1.37', pod)], [], ask);
  expect(asked.map(({ version }) => version)).toEqual(['1.34', '1.37']);
});

it('knows what is wrong, and what is valid for another time', async () => {
  const one = batch('1.36', config('a'), config('b', 'dta: {}\n'), config('c', 'data: {x: yes}\n'));
  const { ask } = asking();
  const validity = await verdictsOf([one], [], ask);
  const messages = one.documents.map((document) =>
    validity.resultsOf(document, one.version).flatMap(({ errors }) => errors),
  );
  expect(messages.map((errors) => errors.map(({ message }) => message))).toEqual([
    [],
    ["additional properties 'dta' not allowed"],
    ['got boolean, want null or string'],
  ]);
  expect(validity.valid).toHaveLength(1);
  const again = asking();
  await verdictsOf([one], validity.valid, again.ask);
  expect(again.asked).toHaveLength(2);
});

it('asks nobody when everything is known', async () => {
  const one = batch('1.36', config('a'));
  const { valid } = await verdictsOf([one], [], asking().ask);
  const ask = vi.fn();
  const { resultsOf } = await verdictsOf([one], valid, ask);
  expect(ask).not.toHaveBeenCalled();
  expect(one.documents.map((document) => resultsOf(document, one.version))).toEqual([[]]);
});
