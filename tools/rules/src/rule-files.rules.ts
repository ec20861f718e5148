import { goProgram } from '@delivery/scanners/go-program';
import { expect, it } from 'vitest';
import { withFiles } from './disk.ts';
import { promtool } from './programs.ts';
import { run } from './run.ts';
import { filesOf } from './world.ts';

/** What promtool says of rule files; also of what it calls lint: the same rule twice. */
const check = (files: Readonly<Record<string, string>>) =>
  withFiles(files, (folder) =>
    run(goProgram(promtool), ['check', 'rules', '--lint=all', '--lint-fatal', ...Object.keys(files)], folder),
  );

it('promtool loads every rule file', async () => {
  const files = filesOf('prometheus');
  expect(files.length).toBeGreaterThan(0);
  const { status, said } = await check(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  expect({ status, said: status === 0 ? '' : said }).toEqual({ status: 0, said: '' });
  expect(said.match(/SUCCESS: [1-9]/g)).toHaveLength(files.length);
});

it.each<[string, string, RegExp]>([
  [
    'PromQL with a hole',
    'groups: [{ name: a, rules: [{ record: b, expr: sum( }] }]',
    /parse error: unclosed left parenthesis/,
  ],
  ['a field that is none', 'groups: [{ name: a, rules: [{ record: b, exp: c }] }]', /field exp not found/],
  [
    'a rule that is there twice',
    'groups: [{ name: a, rules: [{ record: b, expr: c }, { record: b, expr: c }] }]',
    /1 duplicate rule/,
  ],
  [
    'a label of a template that is not closed',
    'groups: [{ name: a, rules: [{ alert: B, expr: c, annotations: { d: "{{ $value" } }] }]',
    /unclosed action/,
  ],
])('it would refuse %s', async (_, text, wrong) => {
  const { status, said } = await check({ 'a.yaml': text });
  expect(status).not.toBe(0);
  expect(said).toMatch(wrong);
});
