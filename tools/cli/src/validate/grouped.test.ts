import { expect, it } from 'vitest';
import { subjectsIn } from './document.ts';
import { grouped } from './grouped.ts';
import type { Problem } from './problem.ts';

const subject = (file: string, name = 'order') => {
  const value = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop' } };
  const [one] = subjectsIn(file, value, (path) => ({ file, line: path.length + 1, column: 3, path: 'inner' }));
  if (one === undefined) throw new Error('no object');
  return one;
};
const problem = (file: string, changes: Partial<Problem> = {}): Problem => ({
  id: 'W27',
  severity: 'error',
  subject: subject(file),
  path: ['spec', 'image'],
  found: 'a tag',
  allowed: 'a digest',
  fix: 'add it',
  ...changes,
});

it('is one finding for the same words about the same object, on the clusters where it is', () => {
  const problems = ['b', 'a', 'c'].map((cluster) => problem(`${cluster}.yaml`, { cluster }));
  expect(grouped(problems)).toEqual([
    {
      id: 'W27',
      severity: 'error',
      subject: 'Deployment shop/order',
      at: { file: 'b.yaml', line: 3, column: 3, path: 'spec.image' },
      found: 'a tag',
      allowed: 'a digest',
      fix: 'add it',
      clusters: ['a', 'b', 'c'],
    },
  ]);
});

it.each<[string, Partial<Problem>]>([
  ['check', { id: 'W28' }],
  ['object', { subject: subject('a.yaml', 'payment') }],
  ['path', { path: ['spec'] }],
  ['found', { found: 'none' }],
  ['allowed', { allowed: 'both' }],
])('is another finding for another %s', (_, changes) => {
  expect(grouped([problem('a.yaml', { cluster: 'a' }), problem('b.yaml', { cluster: 'b', ...changes })])).toHaveLength(
    2,
  );
});

it('is a finding a file where there are no clusters', () => {
  const findings = grouped([problem('base.yaml'), problem('overlay.yaml'), problem('overlay.yaml')]);
  expect(findings.map(({ at, clusters }) => [at?.file, clusters])).toEqual([
    ['base.yaml', undefined],
    ['overlay.yaml', undefined],
  ]);
});

it('takes the line that is known better than by the path', () => {
  expect(grouped([problem('a.yaml', { line: 9, path: [] })])[0]?.at).toEqual({ file: 'a.yaml', line: 9 });
});

it('shows no secret, also not in a hint', () => {
  const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
  const text = JSON.stringify(
    grouped([problem('a.yaml', { found: token, allowed: token, fix: token, hint: () => token })]),
  );
  expect(text).not.toContain(token);
  expect(text).toContain('ghp_***');
});
