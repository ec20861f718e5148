import { describe, expect, it } from 'vitest';
import { fieldText } from '../diff/path.ts';
import { fieldsOf, findField } from './find-field.ts';
import { valueAt } from './position.ts';

const object = {
  metadata: { labels: { 'app.kubernetes.io/name': 'order', app: 'x' } },
  spec: {
    replicas: 3,
    'a.b': { c: 1 },
    containers: [
      { name: 'order', image: 'order:1', ports: [{ containerPort: 8080, protocol: 'TCP' }] },
      { name: 'side', image: 'side:1' },
    ],
    operations: ['CREATE', 'UPDATE'],
  },
};

describe('a field is found', () => {
  it.each([
    ['spec.replicas', 3],
    ['spec.containers[name=side].image', 'side:1'],
    ['spec.containers[1].image', 'side:1'],
    ['spec.containers[name=order].ports[containerPort=8080,protocol=TCP].protocol', 'TCP'],
    ['metadata.labels["app.kubernetes.io/name"]', 'order'],
    ['metadata.labels.app.kubernetes.io/name', 'order'],
    ['metadata.labels.app', 'x'],
    ['spec["a.b"].c', 1],
    ['spec.a.b.c', 1],
    ['spec.operations[UPDATE]', 'UPDATE'],
    ['spec.operations[0]', 'CREATE'],
    ['', object],
  ])('%s', (text, value) => {
    const path = findField(object, text);
    expect(path).toBeDefined();
    expect(valueAt(object, path ?? ['nowhere'])).toEqual(value);
  });
});

it.each([
  'spec.replica',
  'spec.replicas.min',
  'spec.containers[2]',
  'spec.containers[name=orders]',
  '.spec',
  'spec.',
  '[',
])('%s is not there', (text) => expect(findField(object, text)).toBeUndefined());

it('every field that is listed is found again', () => {
  const all = [...fieldsOf(object)];
  expect(all).toContain('spec.containers[name=order].ports[0].containerPort');
  expect(all).toContain('spec.operations[CREATE]');
  expect(new Set(all).size).toBe(all.length);
  for (const text of all) expect(fieldText(findField(object, text) ?? []).length, text).toBeGreaterThan(0);
});
