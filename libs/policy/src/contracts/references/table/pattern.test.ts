import { describe, expect, it } from 'vitest';
import { hitsOf, patternsOf } from './pattern.ts';

const found = (root: unknown, text: string) =>
  hitsOf(root, patternsOf([[text, 0]])).map(({ text: name, path }) => `${path.join('.')} = ${name}`);

describe('a pattern finds text', () => {
  it('at a field', () => {
    expect(found({ spec: { name: 'a' } }, 'spec.name')).toEqual(['spec.name = a']);
  });

  it('at every item of a list', () => {
    expect(found({ refs: [{ name: 'a' }, { name: 'b' }] }, 'refs[].name')).toEqual([
      'refs.0.name = a',
      'refs.1.name = b',
    ]);
    expect(found({ refs: ['a', 'b'] }, 'refs[]')).toEqual(['refs.0 = a', 'refs.1 = b']);
  });

  it('at every field whose key fits', () => {
    const root = { aRef: 'a', bRef: 'b', Reference: 'c', xaRefx: 'd' };
    expect(found(root, '*Ref')).toEqual(['aRef = a', 'bRef = b']);
    expect(found(root, '{aRef,Reference}')).toEqual(['aRef = a', 'Reference = c']);
    expect(found({ data: { a: 'x', b: 'y' } }, 'data.*')).toEqual(['data.a = x', 'data.b = y']);
  });

  it('at a key with dots', () => {
    expect(found({ annotations: { 'a.example/b': 'c' } }, 'annotations["a.example/b"]')).toEqual([
      'annotations.a.example/b = c',
    ]);
  });

  it('at any depth', () => {
    const root = { spec: { ref: 'a', x: { ref: 'b' }, list: [{ ref: 'c', y: { ref: 'd' } }] } };
    expect(found(root, 'spec.**.ref')).toEqual([
      'spec.ref = a',
      'spec.x.ref = b',
      'spec.list.0.ref = c',
      'spec.list.0.y.ref = d',
    ]);
  });
});

describe('a pattern finds nothing', () => {
  it.each([
    ['where there is no such field', {}],
    ['in an inherited field', Object.create({ name: 'a' })],
    ['in what is no text', { name: 7 }],
    ['in empty text', { name: '' }],
    ['in nothing', null],
    ['in a list', [{ name: 'a' }]],
    ['in text', 'name'],
  ])('%s', (_words, root) => {
    expect(found(root, 'name')).toEqual([]);
  });

  it('when items are asked for and there is no list', () => {
    expect(found({ refs: { 0: { name: 'a' } } }, 'refs[].name')).toEqual([]);
  });

  it('when keys are asked for and there is a list', () => {
    expect(found({ data: ['a'] }, 'data.*')).toEqual([]);
  });
});

describe('the holder of text', () => {
  const holderOf = (root: unknown, text: string) => hitsOf(root, patternsOf([[text, 0]]))[0]?.holder;

  it('is the object whose field it is', () => {
    expect(holderOf({ ref: { name: 'a', kind: 'B' } }, 'ref.name')).toEqual({ name: 'a', kind: 'B' });
  });

  it('is the object that has the list, for an item', () => {
    expect(holderOf({ spec: { gateways: ['a'], x: 1 } }, 'spec.gateways[]')).toEqual({ gateways: ['a'], x: 1 });
  });

  it('is the nearest object at any depth', () => {
    expect(holderOf({ a: [{ ref: { name: 'b' } }] }, '**.ref.name')).toEqual({ name: 'b' });
  });
});

it('several patterns are found at once, each under its name', () => {
  const patterns = patternsOf([
    ['spec.a', 'one'],
    ['spec.b[].c', 'two'],
    ['spec.b[].d', 'three'],
    ['spec.a', 'four'],
  ]);
  expect(hitsOf({ spec: { a: 'x', b: [{ c: 'y', d: 'z' }] } }, patterns).map(({ text, end }) => [end, text])).toEqual([
    ['one', 'x'],
    ['four', 'x'],
    ['two', 'y'],
    ['three', 'z'],
  ]);
});
