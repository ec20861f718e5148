import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseLifecycles, readLifecycles } from './lifecycle-source.ts';

const method = (kind: string, name: string, result: string, value: string) =>
  `func (in *${kind}) APILifecycle${name}() ${result} {\n\treturn ${value}\n}\n`;
const minors = '(major, minor int)';
const text = [
  'package v1beta1\n',
  method('Ingress', 'Introduced', minors, '1, 1'),
  method('Ingress', 'Deprecated', minors, '1, 14'),
  method(
    'Ingress',
    'Replacement',
    'schema.GroupVersionKind',
    'schema.GroupVersionKind{Group: "networking.k8s.io", Version: "v1", Kind: "Ingress"}',
  ),
  method('Ingress', 'Removed', minors, '1, 22'),
  method('Eviction', 'Introduced', minors, '1, 5'),
].join('\n');

const ingress = {
  introduced: '1.1',
  deprecated: '1.14',
  replacement: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
  removed: '1.22',
};

it('parseLifecycles reads what the methods return', () => {
  expect([...parseLifecycles(text)]).toEqual([
    ['Ingress', ingress],
    ['Eviction', { introduced: '1.5' }],
  ]);
});

it('parseLifecycles knows the kinds without a group', () => {
  const value = 'schema.GroupVersionKind{Group: "", Version: "v1", Kind: "Pod"}';
  expect(parseLifecycles(method('A', 'Replacement', 'schema.GroupVersionKind', value)).get('A')).toEqual({
    replacement: { apiVersion: 'v1', kind: 'Pod' },
  });
});

it('parseLifecycles refuses a method that it does not know', () => {
  expect(() => parseLifecycles(method('A', 'Frozen', minors, '1, 40'))).toThrow('APILifecycleFrozen is new');
});

it('readLifecycles takes the group from beside the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lifecycles-'));
  const write = (path: string, content: string) => writeFileSync(join(folder, path), content);
  try {
    for (const [path, group] of [
      ['extensions/v1beta1', 'extensions'],
      ['core/v1', ''],
    ] as const) {
      mkdirSync(join(folder, path), { recursive: true });
      write(`${path}/zz_generated.prerelease-lifecycle.go`, text);
      write(`${path}/register.go`, `// GroupName is the group name\nconst GroupName = "${group}"\n`);
    }
    expect([...readLifecycles(folder).keys()]).toEqual([
      'v1/Ingress',
      'v1/Eviction',
      'extensions/v1beta1/Ingress',
      'extensions/v1beta1/Eviction',
    ]);
    write('core/v1/register.go', 'package v1\n');
    expect(() => readLifecycles(folder)).toThrow('core/v1/register.go has no GroupName');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
