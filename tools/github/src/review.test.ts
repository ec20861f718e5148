import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runStep } from './workflows/run-step.ts';
import { type Job, workflowFiles } from './workflows/workflow.ts';

const files = workflowFiles(join(import.meta.dirname, '../../..'));

function jobOf(workflow: string, name: string): Job {
  const job = files.find(({ path }) => path === `.github/workflows/${workflow}.yml`)?.content.jobs?.[name];
  if (job === undefined) throw new Error(`no job ${name} in ${workflow}.yml`);
  return job;
}

function scriptOf({ steps = [] }: Job, id?: string) {
  const step = steps.find((one) => one.run !== undefined && one.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
}

/** A program called `npm` that ends with that exit code. */
function npmThatGives(exitCode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-npm-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho "$@"\nexit ${exitCode}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  return `${folder}${delimiter}${process.env.PATH}`;
}

const cwd = tmpdir();
const PATH = process.env.PATH ?? '';

describe('review-ok', () => {
  const result = (report: string, comment: string, risk: string, failOn = 'stop') => {
    const expressions = {
      'needs.report.result': report,
      'needs.comment.result': comment,
      'needs.report.outputs.exit-code': risk,
      "inputs.fail-on || 'stop'": failOn,
    };
    return runStep(scriptOf(jobOf('review', 'review-ok')), { expressions, env: { PATH }, cwd });
  };

  it.each([
    ['nothing to say', 0, ['success', 'success', '0']],
    ['a fork, which gets no comment', 0, ['success', 'skipped', '0']],
    ['two reviewers', 0, ['success', 'success', '1']],
    ['two reviewers, which shall fail', 1, ['success', 'success', '1', 'two-reviewers']],
    ['a stop that nobody accepted', 1, ['success', 'success', '6']],
    ['a stop, with two-reviewers', 1, ['success', 'success', '6', 'two-reviewers']],
    ['a stop that shall not fail', 0, ['success', 'success', '6', 'never']],
    ['drift, so that there is no report', 1, ['failure', 'success', '']],
    ['a job that was cancelled', 1, ['cancelled', 'skipped', '']],
    ['a comment that failed', 1, ['success', 'failure', '0']],
    ['no answer', 1, ['success', 'success', '']],
    ['a bug of ours', 1, ['success', 'success', '5', 'never']],
  ] as const)('%s: %i', (_, exitCode, [report, comment, risk, failOn]) => {
    expect(result(report, comment, risk, failOn).exitCode).toBe(exitCode);
  });

  it('says what to do about a stop', () => {
    expect(result('success', 'success', '6').log).toBe(
      'report: success, comment: success, delivery risk: exit code 6, fail-on: stop\n' +
        '::error title=Stop::The change has a stop that nobody accepted: follow its procedure, or accept it in clusters/accepted-risks.yaml.\n',
    );
  });
});

describe('the step that asks for the risk', () => {
  it.each([
    [0, 0],
    [1, 0],
    [6, 0],
    [2, 2],
    [5, 5],
  ])('keeps exit code %i and ends with %i', (code, exitCode) => {
    const step = scriptOf(jobOf('review', 'report'), 'risk');
    const env = { PATH: npmThatGives(code), BASE: 'origin/main' };
    const result = runStep(step, { expressions: {}, env, cwd });
    expect(result).toEqual({
      exitCode,
      log: 'run --silent delivery -- risk origin/main HEAD\n',
      outputs: { 'exit-code': `${code}` },
    });
  });
});

describe('who may do what', () => {
  it('the job that runs the code of the pull request only reads, and knows no secret', () => {
    const { permissions, steps } = jobOf('review', 'report');
    expect(permissions).toEqual({ contents: 'read' });
    expect(JSON.stringify(steps)).not.toMatch(/secrets\.|github\.token/);
  });

  it('the job that writes runs the code of the base', () => {
    const { permissions, steps = [] } = jobOf('review', 'comment');
    expect(permissions).toMatchObject({ 'pull-requests': 'write', 'security-events': 'write' });
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.ref)).toEqual(['${{ github.event.pull_request.base.sha }}']);
  });
});

describe('ci-ok', () => {
  const needs = jobOf('ci', 'ci-ok') as Job & { readonly needs: readonly string[] };
  const result = (results: readonly string[]) =>
    runStep(scriptOf(needs), { expressions: { "join(needs.*.result, ' ')": results.join(' ') }, env: { PATH }, cwd });

  it('needs all jobs of ci, each of which must succeed', () => {
    const jobs = Object.keys(files.find(({ path }) => path.endsWith('/ci.yml'))?.content.jobs ?? {});
    expect([...needs.needs, 'ci-ok'].sort()).toEqual(jobs.sort());
    const fine = needs.needs.map(() => 'success');
    expect(result(fine).exitCode).toBe(0);
    for (const i of fine.keys()) expect(result(fine.with(i, 'skipped')).exitCode).toBe(1);
  });
});
