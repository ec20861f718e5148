import { describe, expect, it } from 'vitest';
import type { FieldPath } from '../diff/path.ts';
import { overlap, positionOf, valueAt } from './position.ts';

const object = {
  spec: {
    ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53 }],
    operations: ['CREATE', 'UPDATE'],
    empty: null,
  },
};

describe('a path leads to', () => {
  it.each<[FieldPath, FieldPath, unknown]>([
    [[], [], object],
    [['spec', 'ports', 1, 'containerPort'], ['spec', 'ports', 1, 'containerPort'], 53],
    [['spec', 'ports', { containerPort: '53', protocol: 'UDP' }], ['spec', 'ports', 0], object.spec.ports[0]],
    [['spec', 'ports', { containerPort: '53', protocol: 'TCP' }], ['spec', 'ports', 1], object.spec.ports[1]],
    [['spec', 'operations', { '': 'UPDATE' }], ['spec', 'operations', 1], 'UPDATE'],
    [['spec', 'operations', { '': 'DELETE' }], ['spec', 'operations', { '': 'DELETE' }], undefined],
    [['spec', 'empty', 'field'], ['spec', 'empty', 'field'], undefined],
    [['spec', 'toString'], ['spec', 'toString'], undefined],
  ])('%j at %j', (path, position, value) => {
    expect(positionOf(object, path)).toEqual(position);
    expect(valueAt(object, path)).toEqual(value);
  });
});

it.each<[FieldPath, FieldPath, boolean]>([
  [[], ['spec'], true],
  [['spec', 'ports'], ['spec'], true],
  [['spec', 'ports', 0], ['spec', 'ports', 1], false],
  [['spec', { name: 'a' }], ['spec', { name: 'a' }, 'image'], true],
  [['spec', { name: 'a' }], ['spec', { name: 'b' }], false],
  [['spec', { name: 'a' }], ['spec', 0], false],
])('%j and %j overlap: %j', (a, b, expected) => {
  expect(overlap(a, b)).toBe(expected);
  expect(overlap(b, a)).toBe(expected);
});
