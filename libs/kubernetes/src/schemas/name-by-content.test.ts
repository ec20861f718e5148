import { expect, it } from 'vitest';
import type { JsonSchema } from './json-schema.ts';
import { nameByContent } from './name-by-content.ts';

const text: JsonSchema = { type: 'string' };
const number: JsonSchema = { type: 'number' };
const list = (name: string): JsonSchema => ({ items: { $ref: name } });

function named(...versions: Readonly<Record<string, JsonSchema>>[]) {
  const { definitions, names } = nameByContent(
    new Map(versions.map((own, i) => [`1.${30 + i}`, new Map(Object.entries(own))])),
  );
  return { definitions: Object.fromEntries(definitions), names: Object.fromEntries(names) };
}

it('keeps the name of what is the same in all versions that have it', () => {
  expect(named({ A: text }, { A: text, B: number }, { A: text, B: number })).toEqual({
    definitions: { A: text, B: number },
    names: { A: ['A', 'A', 'A'], B: [undefined, 'B', 'B'] },
  });
});

it('names other contents by the first version that has them', () => {
  expect(named({ A: text }, { A: number }, { A: text })).toEqual({
    definitions: { 'A@1.30': text, 'A@1.31': number },
    names: { A: ['A@1.30', 'A@1.31', 'A@1.30'] },
  });
});

it('tells definitions apart whose references differ, and only those', () => {
  const version = (leaf: JsonSchema) => ({ Leaf: leaf, Twig: list('Leaf'), Tree: list('Twig'), Stone: text });
  const { definitions, names } = named(version(text), version(number));
  expect(names).toEqual({
    Leaf: ['Leaf@1.30', 'Leaf@1.31'],
    Twig: ['Twig@1.30', 'Twig@1.31'],
    Tree: ['Tree@1.30', 'Tree@1.31'],
    Stone: ['Stone', 'Stone'],
  });
  expect(definitions['Tree@1.31']).toEqual(list('Twig@1.31'));
});

it('copes with definitions that hold themselves', () => {
  const version = (leaf: JsonSchema) => ({ A: { ...list('B'), not: leaf }, B: list('A'), C: list('C') });
  expect(named(version(text), version(text)).names).toEqual({ A: ['A', 'A'], B: ['B', 'B'], C: ['C', 'C'] });
  expect(named(version(text), version(number)).names).toEqual({
    A: ['A@1.30', 'A@1.31'],
    B: ['B@1.30', 'B@1.31'],
    C: ['C', 'C'],
  });
});

it('takes a property that is called $ref for a property', () => {
  const schema = { properties: { $ref: text } };
  expect(named({ A: schema }).definitions).toEqual({ A: schema });
});
