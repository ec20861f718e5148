import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { propose, type Proposal } from './propose.ts';
import { tempRepository } from './testing/index.ts';

const ORDER = 'apps/services/order/release.yaml';
const URL = 'https://github.com/delivery-example/platform/pull/7';

/** Writes down its arguments, a line each, and answers as gh does while `open` holds the address of a pull request or nothing. */
const GH = `#!/bin/sh
cd "$(dirname "$0")"
printf '%s\\n' "$@" --- >> calls
case "$1 $2" in
  'pr list') cat open ;;
  'pr create') echo ${URL} ;;
  'pr edit') ;;
  *) echo "unknown command $1" >&2; exit 1 ;;
esac
`;

function repository(open = '') {
  const remote = tempRepository();
  const { root, git, commit, write } = tempRepository();
  const start = commit({
    [ORDER]: 'a\n',
    'generated/a.yaml': 'a\n',
    '.github/CODEOWNERS': 'a\n',
    'bin/gh': GH,
    'bin/open': open,
  });
  writeFileSync(join(root, '.git/info/exclude'), 'bin/calls\n');
  chmodSync(join(root, 'bin/gh'), 0o755);
  git('remote', 'add', 'origin', remote.root);
  const env = {
    ...process.env,
    PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}`,
    GITHUB_ACTIONS: 'true',
  };
  const calls = () => {
    const file = join(root, 'bin/calls');
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8').split('---\n').slice(0, -1);
  };
  const proposal = {
    root,
    branch: 'promote/order',
    title: 'feat(order): promote to canary',
    text: 'one\n\n  two\n',
    env,
  };
  return {
    write,
    git,
    start,
    calls,
    remote,
    run: (changes: Partial<Proposal> = {}) => propose({ ...proposal, ...changes }),
  };
}

it('commits what changed, pushes it as a branch, and opens a pull request', () => {
  const { write, git, start, calls, remote, run } = repository();
  write({ [ORDER]: 'b\n', 'generated/b.yaml': 'b\n', 'notes.txt': 'mine\n' });
  expect(run()).toBe(URL);
  expect(remote.git('log', '--format=%an <%ae>|%cn|%s', 'promote/order', `^${start}`)).toBe(
    'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>|github-actions[bot]|feat(order): promote to canary',
  );
  expect(remote.git('diff', '--name-only', start, 'promote/order')).toBe(`${ORDER}\ngenerated/b.yaml`);
  expect(git('status', '--porcelain', 'notes.txt')).toBe('?? notes.txt');
  expect(calls()).toEqual([
    'pr\nlist\n--base=main\n--head=promote/order\n--state=open\n--json=url\n--jq=.[].url\n',
    'pr\ncreate\n--base=main\n--head=promote/order\n--title=feat(order): promote to canary\n--body=    one\n\n      two\n\n',
  ]);
});

it('brings the pull request that is open up to date', () => {
  const { write, git, start, calls, remote, run } = repository(`${URL}\n`);
  git('push', '--quiet', 'origin', 'main:promote/order');
  write({ [ORDER]: 'c\n' });
  expect(run({ text: '' })).toBe(URL);
  expect(remote.git('rev-list', '--count', `${start}..promote/order`)).toBe('1');
  expect(calls()[1]).toBe(`pr\nedit\n${URL}\n--title=feat(order): promote to canary\n--body=\n`);
});

it('does nothing when nothing has changed', () => {
  const { write, git, start, calls, run } = repository();
  write({ 'notes.txt': 'mine\n' });
  expect(run()).toBeUndefined();
  expect(calls()).toEqual([]);
  expect(git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('main');
  expect(git('rev-parse', 'HEAD')).toBe(start);
});

describe('says which step failed, with 4', () => {
  it('when a branch cannot have that name', () => {
    const { write, run } = repository();
    write({ [ORDER]: 'b\n' });
    expect(() => run({ branch: 'promote/..' })).toThrow(
      expect.objectContaining({ exitCode: 4, message: expect.stringContaining('propose: git switch: fatal: ') }),
    );
  });

  it('when origin refuses', () => {
    const { write, git, run, calls } = repository();
    write({ [ORDER]: 'b\n' });
    git('remote', 'set-url', 'origin', '/nowhere');
    expect(() => run()).toThrow('propose: git push origin: ');
    expect(calls()).toEqual([]);
  });

  it('when there is no gh', () => {
    const { write, run } = repository();
    write({ [ORDER]: 'b\n' });
    const PATH = (process.env.PATH ?? '').split(delimiter).filter((folder) => !existsSync(join(folder, 'gh')));
    expect(() => run({ env: { ...process.env, PATH: PATH.join(delimiter), GITHUB_ACTIONS: 'true' } })).toThrow(
      'propose: gh pr list: no gh on the PATH; install gh',
    );
  });
});
