import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actionlint, goProgram } from './go-program.js';
import { root } from './tree.ts';

/** What actionlint says of these files, or of the text that it gets; shellcheck reads the scripts too, where it is installed. */
function lint(files: readonly string[], input?: string) {
  const args = ['-no-color', '-oneline', ...files];
  const { status, stdout, error } = spawnSync(goProgram(actionlint), args, { cwd: root, encoding: 'utf8', input });
  if (error !== undefined) throw error;
  return { status, said: stdout.split('\n').filter(Boolean) };
}

const workflows = readdirSync(join(root, '.github/workflows'))
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => `.github/workflows/${name}`);

it('actionlint has nothing to say of our workflows', () => {
  expect(workflows).toContain('.github/workflows/ci.yml');
  expect(lint(workflows)).toEqual({ status: 0, said: [] });
});

it('it would', () => {
  const text =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.evnt }}\n      - if: steps.moon.outcome\n        run: echo\n';
  const { status, said } = lint(['-'], text);
  expect(status).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(/^<stdin>:6:\d+: property "evnt" is not defined/),
    expect.stringMatching(/^<stdin>:7:\d+: property "moon" is not defined/),
  ]);
});
