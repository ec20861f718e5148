import { tempRepository } from '@delivery/git/testing';
import { standIn, type StandIn } from '@delivery/github/testing';
import { tempFolder } from '@delivery/tree/testing';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { ringsAdvance, type RingsAdvanceDeps } from './rings-advance.ts';

const cluster = (ring: string, state = 'serving', role = 'workload') =>
  `cloud: aws\nrole: ${role}\nring: ${ring}\nstate: ${state}\n`;

const facts = {
  'clusters/rings.yaml': `- { name: development, ref: ring/development }
- { name: canary, ref: ring/canary }
- { name: production, ref: ring/production }
`,
  'clusters/dev.yaml': cluster('development'),
  'clusters/desk.yaml': cluster('development', 'serving', 'local'),
  'clusters/aws.yaml': cluster('canary'),
  'clusters/gcp.yaml': cluster('canary', 'draining'),
  'clusters/azure.yaml': cluster('canary', 'joining'),
  'clusters/old.yaml': cluster('production', 'retired'),
  'clusters/one.yaml': cluster('production'),
};

/** A clone of a bare origin: main has three commits, development is at the last, canary at the second, production at the first. */
function travelling() {
  const repository = tempRepository();
  const origin = tempFolder();
  const commits = [repository.commit(facts), repository.commit(), repository.commit()] as const;
  const [first, second, third] = commits;
  const places = { main: third, 'ring/development': third, 'ring/canary': second, 'ring/production': first };
  repository.git('init', '--quiet', '--bare', origin);
  repository.git('remote', 'add', 'origin', origin);
  const refs = Object.entries(places).map(([branch, commit]) => `${commit}:refs/heads/${branch}`);
  repository.git('push', '--quiet', 'origin', ...refs);
  return {
    ...repository,
    first,
    second,
    third,
    at: (branch: string) => repository.git('-C', origin, 'rev-parse', branch),
  };
}

type Repository = ReturnType<typeof travelling>;
type Said = Readonly<Record<string, Readonly<Record<string, string>>>>;
const short = (commit: string) => commit.slice(0, 12);

/** What clusters say of commits, by name and state, as a file. */
function statuses(said: Said): string {
  const file = join(tempFolder(), 'statuses.json');
  const lists = Object.entries(said).map(([commit, states]) => [
    commit,
    Object.entries(states).map(([name, state]) => ({ context: `delivery/${name}`, state })),
  ]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(lists)));
  return file;
}

const run = ({ root }: Pick<Repository, 'root'>, deps: Partial<RingsAdvanceDeps>, json = false) => {
  const all = { root, cwd: root, env: { PATH: process.env['PATH'] }, ring: 'canary', to: 'HEAD', ...deps };
  return runCommand((io) => ringsAdvance(all, io), { json });
};

it('moves a ring forward to a commit that is healthy in the ring before', async () => {
  const repository = travelling();
  const { second, third, at } = repository;
  const output = await run(repository, { statuses: statuses({ [third]: { dev: 'success' } }) });
  expect(output).toEqual({
    exitCode: 0,
    stdout: `ring/canary moved 1 commit forward, from ${short(second)} to ${short(third)}: aws, azure, gcp\n`,
    stderr: 'looking where the rings are\n',
  });
  expect(at('ring/canary')).toBe(third);
});

it('says what it would do, and does nothing, with --dry-run; has this JSON', async () => {
  const repository = travelling();
  const { second, third, at } = repository;
  const deps = { statuses: statuses({ [third]: { dev: 'success' } }), dryRun: true };
  expect((await run(repository, deps)).stdout).toBe(
    `ring/canary would move 1 commit forward, from ${short(second)} to ${short(third)}: aws, azure, gcp\n`,
  );
  expect(JSON.parse((await run(repository, deps, true)).stdout)).toEqual({
    ...{ command: 'rings advance', exitCode: 0, dryRun: true, ring: 'canary', ref: 'ring/canary', from: second },
    ...{ to: third, commits: 1, clusters: ['aws', 'azure', 'gcp'] },
    before: { ring: 'development', at: third, clusters: ['dev'] },
  });
  expect(at('ring/canary')).toBe(second);
});

it('takes the word of a later commit of the ring before, which has this one too', async () => {
  const repository = travelling();
  const { second, third, at } = repository;
  repository.git('push', '--quiet', 'origin', `${third}:refs/heads/ring/canary`);
  const said = statuses({ [third]: { aws: 'success' }, [second]: { gcp: 'success' } });
  expect((await run(repository, { ring: 'production', to: second, statuses: said })).exitCode).toBe(0);
  expect(at('ring/production')).toBe(second);
});

it('asks nobody for the first ring, and starts a ring that has no branch', async () => {
  const repository = travelling();
  repository.git('push', '--quiet', 'origin', '--delete', 'ring/development');
  const { stdout } = await run(repository, { ring: 'development', to: 'main' });
  expect(stdout).toBe(`ring/development started at ${short(repository.third)}: desk, dev\n`);
  expect(repository.at('ring/development')).toBe(repository.third);
});

it('does nothing where the ring is already', async () => {
  const repository = travelling();
  const { stdout, exitCode } = await run(repository, { ring: 'development', to: repository.third });
  expect({ stdout, exitCode }).toEqual({
    stdout: `ring/development is at ${short(repository.third)} already\n`,
    exitCode: 0,
  });
});

it('sees where origin is, whatever was fetched', async () => {
  const repository = travelling();
  const { first, third } = repository;
  repository.git('update-ref', 'refs/remotes/origin/ring/development', first);
  const { exitCode } = await run(repository, { statuses: statuses({ [third]: { dev: 'success' } }) });
  expect(exitCode).toBe(0);
});

describe('asks the git host', () => {
  const answer = (states: Readonly<Record<string, string>>) =>
    standIn(({ path }) => {
      const [, commit = ''] = /^\/repos\/o\/r\/commits\/([0-9a-f]{40})\/status\?/.exec(path) ?? [];
      const list =
        commit === '' ? [] : Object.entries(states).map(([name, state]) => ({ context: `delivery/${name}`, state }));
      return { body: { total_count: list.length, statuses: list } };
    });
  const env = ({ url }: StandIn) => ({
    ...{ PATH: process.env['PATH'], GITHUB_API_URL: url, GITHUB_REPOSITORY: 'o/r', GH_TOKEN: 'top' },
  });

  it('and moves the ring', async () => {
    const repository = travelling();
    const server = await answer({ dev: 'success' });
    expect((await run(repository, { env: env(server) })).exitCode).toBe(0);
    expect(server.requests.map(({ path, headers }) => [path.split('?')[0], headers.authorization])).toEqual([
      [`/repos/o/r/commits/${repository.third}/status`, 'Bearer top'],
    ]);
  });

  it('and refuses with 1 what failed there', async () => {
    const repository = travelling();
    const { exitCode, stderr } = await run(repository, { env: env(await answer({ dev: 'failure' })) });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error healthy-before\n  delivery/dev\n  found    failure, at ');
  });
});

describe('refuses, and moves nothing,', () => {
  /** @returns what it says, without what it is busy with */
  const refusal = async (repository: Repository, exitCode: number, deps: Partial<RingsAdvanceDeps>) => {
    const before = ['ring/development', 'ring/canary', 'ring/production'].map(repository.at);
    const output = await run(repository, deps);
    expect(output.exitCode).toBe(exitCode);
    expect(['ring/development', 'ring/canary', 'ring/production'].map(repository.at)).toEqual(before);
    return output.stderr.replace('looking where the rings are\n', '');
  };

  it('a commit that is not healthy in the ring before, with each cluster', async () => {
    const repository = travelling();
    const { second, third } = repository;
    repository.git('push', '--quiet', 'origin', `${third}:refs/heads/ring/canary`);
    const said = statuses({ [third]: { aws: 'failure', azure: 'failure' }, [second]: { aws: 'success' } });
    expect(await refusal(repository, 1, { ring: 'production', to: second, statuses: said })).toBe(`error healthy-before
  delivery/aws
  found    failure, at ${short(second)} or where ring canary is now
  allowed  success
  fix      wait until ring canary is healthy, or revert the commit on main

error healthy-before
  delivery/gcp
  found    nothing that is final yet, at ${short(second)} or where ring canary is now
  allowed  success
  fix      wait until ring canary is healthy, or revert the commit on main
`);
  });

  it('a commit that the ring before does not have', async () => {
    const repository = travelling();
    const { second, third } = repository;
    expect(await refusal(repository, 1, { ring: 'production' })).toBe(`error ring-before-has-it
  ${short(third)}
  found    ring/canary at ${short(second)}, which lacks it
  allowed  a commit that ring canary has
  fix      run \`npm run delivery -- rings advance canary --to ${short(third)}\` first
`);
  });

  it('a commit that is not on main', async () => {
    const repository = travelling();
    const side = repository.commit({ 'hotfix.txt': 'x\n' });
    expect(await refusal(repository, 1, { ring: 'development' })).toBe(`error commit-on-main
  ${short(side)}
  found    1 commit up to it that main at ${short(repository.third)} lacks
  allowed  a commit of main
  fix      bring it to main with a pull request
`);
  });

  it('to go back', async () => {
    const repository = travelling();
    const { first, second } = repository;
    expect(await refusal(repository, 1, { to: first })).toBe(`error ring-forward
  ${short(first)}
  found    ring/canary at ${short(second)} has 1 commit that it lacks
  allowed  a commit that the ring can go forward to
  fix      nothing to do: the ring has it already; to go back, revert on main and move forward to that
`);
  });

  it('a ring that has left main', async () => {
    const repository = travelling();
    repository.git('switch', '--quiet', '--detach', repository.second);
    const side = repository.commit({ 'hotfix.txt': 'x\n' });
    repository.git('push', '--quiet', 'origin', `${side}:refs/heads/ring/canary`);
    expect(await refusal(repository, 1, { to: repository.third })).toContain(
      `found    ring/canary at ${short(side)} has 1 commit that it lacks\n`,
    );
  });

  it('a ring that nobody states, with 2', async () => {
    expect(await refusal(travelling(), 2, { ring: 'cannary' })).toBe(`error unknown-ring
  <ring>
  found    ring "cannary"
  allowed  development, canary, production
  fix      did you mean "canary"?
`);
  });

  it('a name that is no commit, with 2', async () => {
    expect(await refusal(travelling(), 2, { to: 'nothing' })).toContain('error revision-exists\n');
  });

  it('to guess whether the ring before is healthy, with 2', async () => {
    expect(await refusal(travelling(), 2, {})).toBe(`error environment
  GH_TOKEN
  found    no such variable, so nobody can say whether the ring before is healthy
  fix      set it to a token that may read commit statuses, or give the statuses with --statuses <file>

error environment
  GITHUB_REPOSITORY
  found    no such variable, so nobody can say whether the ring before is healthy
  fix      set it to owner and name, or give the statuses with --statuses <file>
`);
  });

  it.each(['{', '[1]', '{"a": 1}', '{"a": [{"state": "success"}]}'])(
    'statuses in a file with %s, with 3',
    async (text) => {
      const file = join(tempFolder(), 'statuses.json');
      writeFileSync(file, text);
      expect(await refusal(travelling(), 3, { statuses: file })).toContain(`error statuses\n  ${file}\n`);
    },
  );

  it('a clone without an origin, with 4', async () => {
    const repository = travelling();
    repository.git('remote', 'set-url', 'origin', join(tempFolder(), 'gone'));
    expect(await refusal(repository, 4, {})).toContain('error git\n  git fetch');
  });
});
