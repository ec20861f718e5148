import { expect, it } from 'vitest';
import { common, merge } from './merged.ts';

it('keeps what is the same, and tells what is not where it stands', () => {
  const merged = merge([
    { same: [1, { a: 1 }], other: 'x' },
    { same: [1, { a: 1 }], other: 'y' },
  ]);
  expect(merged).toEqual({
    form: 'map',
    entries: new Map([
      ['other', { form: 'differs', values: ['x', 'y'] }],
      ['same', { form: 'same', value: [1, { a: 1 }] }],
    ]),
  });
  expect(common(merged)).toEqual({ same: [1, { a: 1 }] });
});

it('tells a field that one lacks from an empty one', () => {
  expect(merge([{ a: 1, b: {} }, { a: 1 }])).toMatchObject({
    entries: new Map([
      ['a', { form: 'same' }],
      ['b', { form: 'differs', values: [{}, undefined] }],
    ]),
  });
});

it.each([
  ['maps with nothing in common', [{ a: 1 }, { a: 2 }]],
  ['lists of different lengths', [[{ a: 1 }], [{ a: 1 }, { b: 1 }]]],
  [
    'lists of which one item has nothing in common',
    [
      [{ name: 'x' }, 1],
      [{ name: 'x' }, 2],
    ],
  ],
  ['lists whose items are different things', [[{ name: 'x', a: 1 }], [{ name: 'y', a: 1 }]]],
  ['lists whose items have different fields', [[{ a: 1, b: 1 }], [{ a: 1, c: 1 }]]],
  ['a list and a map', [[], {}]],
])('takes %s as a whole', (_, values) => {
  expect(merge(values)).toEqual({ form: 'differs', values });
});

it('looks into items of one name', () => {
  const merged = merge([[{ name: 'x', image: '1' }], [{ name: 'x', image: '2', args: [] }]]);
  expect(merged).toMatchObject({ form: 'list', items: [{ form: 'map' }] });
  expect(common(merged)).toEqual([{ name: 'x' }]);
});

it('looks into items of the same fields', () => {
  const port = (cidr: string) => [{ ports: [5432], to: cidr }];
  expect(common(merge([port('10.0.0.0/8'), port('10.1.0.0/16')]))).toEqual([{ ports: [5432] }]);
});
