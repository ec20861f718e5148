import { expect, it } from 'vitest';
import { readCrds, withoutDescriptions } from './crd.ts';

const crd = (name: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${name}}
spec: {description: gone, on: yes, at: 2024-01-01}
`;

it('readCrds reads every definition of a file, and nothing else', () => {
  const text = ['', crd('a'), 'kind: ConfigMap\nmetadata: {name: b}\n', '# empty\n', crd('c')].join('---\n');
  expect(readCrds(text).map(({ metadata }) => metadata.name)).toEqual(['a', 'c']);
});

it('readCrds takes words and dates for text, as Kubernetes does', () => {
  expect(readCrds(crd('a'))[0]?.spec).toEqual({ on: 'yes', at: '2024-01-01' });
});

it('withoutDescriptions keeps a property that is called description', () => {
  const schema = { description: 'text', properties: { description: { type: 'string', description: 'text' } } };
  expect(withoutDescriptions([schema])).toEqual([{ properties: { description: { type: 'string' } } }]);
});
