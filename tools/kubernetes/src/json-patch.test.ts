import { describe, expect, it } from 'vitest';
import { applyPatch, type Operation } from './json-patch.ts';

const document = { spec: { required: ['a', 'c'], 'x/y': { old: 1 } } };

describe('applyPatch', () => {
  it('adds fields, elements and last elements, and leaves the document as it was', () => {
    const patched = applyPatch<object>(document, [
      { op: 'add', path: '/spec/minimum', value: 0 },
      { op: 'add', path: '/spec/required/1', value: 'b' },
      { op: 'add', path: '/spec/required/-', value: 'd' },
      { op: 'add', path: '/spec/x~1y/new', value: 2 },
    ]);
    expect(patched).toEqual({ spec: { required: ['a', 'b', 'c', 'd'], 'x/y': { old: 1, new: 2 }, minimum: 0 } });
    expect(document.spec.required).toEqual(['a', 'c']);
  });

  it('removes fields and elements', () => {
    const operations: Operation[] = [
      { op: 'remove', path: '/spec/x~1y/old' },
      { op: 'remove', path: '/spec/required/0' },
    ];
    expect(applyPatch<object>(document, operations)).toEqual({ spec: { required: ['c'], 'x/y': {} } });
  });

  it.each<[string, Operation, string]>([
    ['a parent that is not there', { op: 'add', path: '/spec/a/b', value: 1 }, 'add /spec/a/b: there is nothing'],
    ['a field that is not there', { op: 'remove', path: '/spec/b' }, 'remove /spec/b: it is not there'],
    [
      'an operation that upstreams do not use',
      { op: 'move' as 'add', path: '/spec/required' },
      '/spec/required: operation "move" is not add or remove',
    ],
  ])('refuses %s', (_, operation, message) => {
    expect(() => applyPatch(document, [operation])).toThrow(message);
  });
});
