import { expect, it } from 'vitest';
import { ChartValues } from './chart-values.ts';

it('takes the first place that is free', () => {
  const values = new ChartValues();
  expect(
    values.place(
      [
        ['order', 'image'],
        ['order', 'deployment', 'image'],
      ],
      ['a', 'b'],
    ),
  ).toEqual(['order', 'image']);
  expect(
    values.place(
      [
        ['order', 'image'],
        ['order', 'job', 'image'],
      ],
      ['a', 'c'],
    ),
  ).toEqual(['order', 'job', 'image']);
});

it('shares a place that holds the same on each cloud that asks', () => {
  const values = new ChartValues();
  const deployment = values.place(
    [
      ['order', 'image'],
      ['order', 'deployment', 'image'],
    ],
    ['a', undefined],
  );
  const rollout = values.place(
    [
      ['order', 'image'],
      ['order', 'rollout', 'image'],
    ],
    [undefined, 'b'],
  );
  expect([deployment, rollout]).toEqual([
    ['order', 'image'],
    ['order', 'image'],
  ]);
  expect([0, 1].map((cloud) => values.file(cloud))).toEqual(['order:\n  image: a\n', 'order:\n  image: b\n']);
});

it('tells a field that is not there from an object that is not there', () => {
  const values = new ChartValues();
  values.place([['order', 'replicas']], [null, undefined]);
  values.place([['order', 'replicas']], [undefined, 2]);
  expect([0, 1].map((cloud) => values.file(cloud))).toEqual(['order:\n  replicas: null\n', 'order:\n  replicas: 2\n']);
});

it('says so when there is no place', () => {
  const values = new ChartValues();
  values.place([['a', 'b']], [1]);
  expect(() => values.place([['a', 'b']], [2])).toThrow('no place is left for a.b');
});

it('says null for what a cloud lacks, so that Helm takes the default away', () => {
  const values = new ChartValues();
  values.place([['a', 'labels']], [{ x: '1', deep: { y: '2' } }, { deep: { z: '3' } }]);
  values.place([['a', 'list']], [[{ x: 1 }], [{ y: 1 }]]);
  values.place([['a', 'field']], [1, null]);
  values.place([['a', 'own', 'field']], [1, undefined]);
  expect(values.file(0)).toBe(
    'a:\n  field: 1\n  labels:\n    deep:\n      "y": "2"\n    x: "1"\n  list:\n    - x: 1\n  own:\n    field: 1\n',
  );
  expect(values.file(1)).toBe(
    'a:\n  field: null\n  labels:\n    deep:\n      "y": null\n      z: "3"\n    x: null\n  list:\n    - "y": 1\n',
  );
});

it('is an empty map without values', () => {
  expect(new ChartValues().file(0)).toBe('{}\n');
});
