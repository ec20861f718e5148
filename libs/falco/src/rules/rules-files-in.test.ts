import { expect, it } from 'vitest';
import { rulesFilesIn, rulesLabel } from './rules-files-in.ts';

const configMap = (
  name: string,
  data: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = { [rulesLabel.name]: rulesLabel.value },
) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'falco', labels },
  data,
});

it('finds the files of ConfigMaps with the label, and of no others', () => {
  const rules = configMap('rules', { '10.yaml': 'a', '20.yaml': 'b' });
  const other = configMap('other', { '30.yaml': 'c' }, {});
  expect([...rulesFilesIn([rules, other, { ...rules, kind: 'Secret' }])]).toEqual([
    ['10.yaml', 'a'],
    ['20.yaml', 'b'],
  ]);
});

it('refuses a file that stands twice', () => {
  const twice = [configMap('rules', { '10.yaml': 'a' }), configMap('more', { '10.yaml': 'b' })];
  expect(() => rulesFilesIn(twice)).toThrow('ConfigMap more: 10.yaml stands in another ConfigMap too');
});
