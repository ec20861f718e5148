import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { tempRepository } from '@delivery/git/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runStep, type StepResult } from './workflows/run-step.ts';
import { workflowFile } from './workflows/workflow.ts';

const path = '.github/actions/review/action.yml';
const text = readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
const action = workflowFile(path, text);
const declared = action.content as { readonly inputs: Readonly<Record<string, { readonly default?: string }>> };
const URL = 'https://github.test/report';

/** In the place of the programs of this repository: they write down how they were called, and the report that was asked for. */
const PROGRAM = `
const { appendFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(process.env.CALLS, JSON.stringify(args) + '\\n');
const file = (name) => args[args.indexOf(name) + 1];
if (args[0] === 'report') for (const name of ['--html', '--markdown', '--sarif', '--json'])
  writeFileSync(file(name), JSON.stringify({ verdict: process.env.ANSWER }));
`;

function job(verdict = 'warn') {
  const temp = mkdtempSync(join(tmpdir(), 'delivery-action-'));
  onTestFinished(() => rmSync(temp, { recursive: true }));
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(temp, name)), { recursive: true });
    writeFileSync(join(temp, name), content);
  };
  write('action/.github/actions/review/action.yml', text);
  write('action/tools/cli/bin/delivery.js', PROGRAM);
  write('action/tools/github/comment.js', PROGRAM);
  write('action/tools/github/sarif.js', PROGRAM);
  write('bin/npm', '#!/bin/sh\nprintf \'["npm","%s","%s"]\\n\' "$1" "$PWD" >> "$CALLS"\n');
  chmodSync(join(temp, 'bin/npm'), 0o755);
  write('calls', '');
  const repository = tempRepository();
  const env = {
    PATH: `${join(temp, 'bin')}${delimiter}${process.env.PATH}`,
    HOME: temp,
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: repository.root,
    GITHUB_ACTION_PATH: join(temp, 'action/.github/actions/review'),
    CALLS: join(temp, 'calls'),
    ANSWER: verdict,
  };
  const calls = () =>
    readFileSync(env.CALLS, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as readonly string[]);

  /** Runs the steps until one fails. `event` is what started the workflow. */
  function run(inputs: Readonly<Record<string, string>>, { event = 'pull_request', base = 'main' } = {}): StepResult {
    const unknown = Object.keys(inputs).filter((name) => !Object.hasOwn(declared.inputs, name));
    if (unknown.length > 0) throw new Error(`no such input: ${unknown.join()}`);
    const given: Record<string, string> = { base, token: 'top' };
    for (const [name, { default: value = '' }] of Object.entries(declared.inputs)) given[name] = given[name] ?? value;
    Object.assign(given, inputs);
    const expressions: Record<string, string> = {
      'steps.html.outputs.artifact-url': URL,
      "(inputs.comment != 'true' || github.event_name != 'pull_request') && '--summary' || ''":
        given.comment !== 'true' || event !== 'pull_request' ? '--summary' : '',
    };
    for (const [name, value] of Object.entries(given)) expressions[`inputs.${name}`] = value;
    let last: StepResult = { exitCode: 0, log: '', outputs: {} };
    let log = '';
    const outputs: Record<string, string> = {};
    for (const step of action.content.runs?.steps ?? []) {
      if (step.run === undefined) continue; // an action of others
      if (step.if === "inputs.code-scanning == 'true'" && given['code-scanning'] !== 'true') continue;
      last = runStep(step, { expressions, env, cwd: repository.root });
      log += last.log;
      for (const [name, value] of Object.entries(last.outputs)) {
        expressions[`steps.${step.id}.outputs.${name}`] = value;
        outputs[name] = value;
      }
      if (last.exitCode !== 0) break;
    }
    return { exitCode: last.exitCode, log, outputs };
  }
  return { ...repository, temp, run, calls };
}

/** Files below a folder, without git's. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith('.git/'))
    .sort();

describe('with a path', () => {
  it('compares the merge base with the work tree', () => {
    const { root, temp, commit, git, run, calls } = job();
    commit({
      'deploy/a.yaml': 'old\n',
      'deploy/deep/b.yaml': 'b\n',
      'src/main.js': '\n',
      '.gitattributes': '* export-ignore\n',
    });
    git('switch', '--quiet', '--create', 'change');
    commit({ 'deploy/a.yaml': 'new\n' });
    git('switch', '--quiet', 'main');
    commit({ 'deploy/later.yaml': 'of others\n' });
    git('switch', '--quiet', 'change');
    const { exitCode, outputs, log } = run({ path: 'deploy' });
    expect({ exitCode, log }).toEqual({ exitCode: 0, log: 'verdict warn\n' });
    expect(outputs).toMatchObject({ head: join(root, 'deploy'), verdict: 'warn' });
    expect(filesIn(outputs.base ?? '')).toEqual(['a.yaml', 'deep/b.yaml']);
    expect(readFileSync(join(outputs.base ?? '', 'a.yaml'), 'utf8')).toBe('old\n');
    expect(git('status', '--porcelain')).toBe('');
    const { html = '', markdown = '', sarif = '', json = '' } = outputs;
    expect(calls()).toEqual([
      ['npm', 'ci', join(temp, 'action')],
      [
        ...['report', '--from-dir', outputs.base, '--to-dir', join(root, 'deploy')],
        ...['--html', html, '--markdown', markdown, '--sarif', sarif, '--json', json],
      ],
      ['--markdown', markdown, '--url', URL],
    ]);
  });

  it('takes the whole repository, and a path with a blank', () => {
    const { commit, run } = job();
    commit({ 'a.yaml': 'a\n', 'my apps/b.yaml': 'b\n' });
    expect(filesIn(run({ path: '.' }).outputs.base ?? '')).toEqual(['a.yaml', 'my apps/b.yaml']);
    expect(filesIn(run({ path: 'my apps/' }).outputs.base ?? '')).toEqual(['b.yaml']);
  });

  it('counts a folder that is new as empty before, and says so', () => {
    const { commit, git, run } = job();
    commit({ 'a.txt': 'a\n' });
    git('switch', '--quiet', '--create', 'change');
    commit({ 'deploy/a.yaml': 'a\n' });
    const { exitCode, outputs, log } = run({ path: 'deploy' });
    expect(exitCode).toBe(0);
    expect(log).toContain('::notice title=delivery review::deploy is new: all of it is added\n');
    expect(filesIn(outputs.base ?? '')).toEqual([]);
  });

  it('refuses a clone without the merge base', () => {
    const { commit, run } = job();
    commit({ 'deploy/a.yaml': 'a\n' });
    const { exitCode, log } = run({ path: 'deploy' }, { base: 'b'.repeat(40) });
    expect(exitCode).toBe(2);
    expect(log).toContain(
      `::error title=delivery review::base: no merge base of "${'b'.repeat(40)}" and the work tree; check out with fetch-depth: 0\n`,
    );
  });
});

describe('with two folders', () => {
  it('compares them', () => {
    const { root, commit, run, calls } = job();
    commit({ 'before/a.yaml': 'a\n', 'after/a.yaml': 'b\n' });
    const layout = '{cluster}/my {app}/**';
    expect(run({ 'base-dir': 'before', 'head-dir': join(root, 'after'), layout }).exitCode).toBe(0);
    expect(calls()[1]?.slice(0, 7)).toEqual([
      'report',
      '--from-dir',
      join(root, 'before'),
      '--to-dir',
      join(root, 'after'),
      '--layout',
      layout,
    ]);
  });

  it.each([
    [{}, 'no path, and not both of base-dir and head-dir: say which YAML to compare'],
    [{ 'base-dir': 'before' }, 'no path, and not both of base-dir and head-dir: say which YAML to compare'],
    [{ path: 'a', 'head-dir': 'b' }, 'path, and base-dir or head-dir: give path alone, or the two others'],
    [{ path: 'moon' }, 'path: no folder moon in the repository; check it out first'],
    [{ 'base-dir': 'before', 'head-dir': 'moon' }, 'no folder moon; make it in a step before'],
  ])('refuses %j', (inputs, found) => {
    const { commit, run, calls } = job();
    commit({ 'before/a.yaml': 'a\n' });
    const { exitCode, log } = run(inputs);
    expect(exitCode).toBe(2);
    expect(log).toBe(`::error title=delivery review::${found}\n`);
    expect(calls()).toEqual([]);
  });
});

describe('the verdict', () => {
  const judged = (verdict: string, failOn: string) => {
    const { commit, run } = job(verdict);
    commit({ 'deploy/a.yaml': 'a\n' });
    return run({ path: 'deploy', 'fail-on': failOn });
  };
  it.each([
    ['routine', 'stop', 0],
    ['two-reviewers', 'stop', 0],
    ['stop', 'stop', 1],
    ['warn', 'two-reviewers', 0],
    ['two-reviewers', 'two-reviewers', 1],
    ['stop', 'two-reviewers', 1],
    ['stop', 'never', 0],
    ['routine', 'stopp', 2],
  ])('%s with fail-on %s gives %i', (verdict, failOn, exitCode) => {
    const result = judged(verdict, failOn);
    expect(result.exitCode).toBe(exitCode);
    expect(result.outputs.verdict).toBe(verdict);
  });

  it('says why it fails', () => {
    expect(judged('stop', 'stop').log).toBe(
      '::error title=delivery review::verdict stop; the summary says why, and what to do instead\n',
    );
    expect(judged('warn', 'no').log).toBe(
      '::error title=delivery review::fail-on: "no"; give stop, two-reviewers or never\n',
    );
  });
});

it.each([
  [{ comment: 'false' }, 'pull_request'],
  [{}, 'push'],
])('writes the summary in place of a comment: %j on %s', (inputs, event) => {
  const { commit, run, calls } = job();
  commit({ 'deploy/a.yaml': 'a\n' });
  const { outputs } = run({ path: 'deploy', ...inputs }, { event });
  expect(calls()[2]).toEqual(['--markdown', outputs.markdown, '--url', URL, '--summary']);
});

it('makes the SARIF fit before it goes to code scanning', () => {
  const { commit, run, calls } = job();
  commit({ 'deploy/a.yaml': 'a\n' });
  const { outputs } = run({ path: 'deploy', 'code-scanning': 'true' });
  expect(calls()[3]).toEqual(['--file', outputs.sarif, '--prefix', 'deploy']);
});
