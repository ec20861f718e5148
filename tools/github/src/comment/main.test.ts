import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Answer, standIn } from '../testing.ts';
import { main } from './main.ts';

/** A job of a workflow: its variables, its files, and what it prints. */
async function job(event: object, answer: (method: string) => Answer | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-comment-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const server = await standIn(({ method }) => answer(method));
  const env = {
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
    GITHUB_STEP_SUMMARY: file('summary.md', 'before\n'),
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_API_URL: server.url,
    GH_TOKEN: 'top',
  };
  const markdown = file('review.md', '## Review\n');
  const said: string[] = [];
  for (const stream of ['log', 'error'] as const) {
    const spy = vi.spyOn(console, stream).mockImplementation((text: string) => void said.push(text));
    onTestFinished(() => spy.mockRestore());
  }
  const run = (argv: readonly string[] = ['--markdown', markdown], changes: Readonly<Record<string, undefined>> = {}) =>
    main(argv, { env: { ...env, ...changes }, wait: async () => undefined });
  return { ...server, markdown, said, run, summary: () => readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8') };
}

const pull = { pull_request: { number: 7, changed_files: 300 } };
const created = { status: 201, body: { id: 1, html_url: 'https://github.test/7#1' } };
const asPullRequest = (method: string) => (method === 'GET' ? { body: [] } : created);

it('comments on the pull request of the event', async () => {
  const { run, markdown, requests, said, summary } = await job(pull, asPullRequest);
  await expect(run(['--markdown', markdown, '--url', 'https://github.test/report'])).resolves.toBe(0);
  expect(said).toEqual(['created https://github.test/7#1']);
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /repos/a/b/issues/7/comments?per_page=100',
    'POST /repos/a/b/issues/7/comments',
  ]);
  expect(requests[1]?.body).toEqual({
    body: '<!-- delivery-review -->\n**300 files change, and GitHub hides some of them: read [the whole report](https://github.test/report).**\n\n## Review',
  });
  expect(summary()).toBe('before\n');
});

it('with --summary writes the summary of the job, and asks no server', async () => {
  const { run, markdown, requests, summary } = await job({}, asPullRequest);
  await expect(run(['--markdown', markdown, '--summary'], { GH_TOKEN: undefined })).resolves.toBe(0);
  expect(summary()).toBe('before\n<!-- delivery-review -->\n## Review\n');
  expect(requests).toEqual([]);
});

it('falls back to the summary where the token only reads, and says so', async () => {
  const { run, said, summary } = await job(pull, (method) =>
    method === 'GET' ? { body: [] } : { status: 403, body: { message: 'Resource not accessible by integration' } },
  );
  await expect(run()).resolves.toBe(0);
  expect(summary()).toContain('## Review');
  expect(said).toEqual([
    'the token may not write on this pull request (of a fork?), so the report stands in the summary',
  ]);
});

describe('refuses', () => {
  it('what the server refuses otherwise', async () => {
    const { run, said, url } = await job(pull, () => ({ status: 401, body: { message: 'Bad credentials' } }));
    await expect(run()).resolves.toBe(4);
    expect(said).toEqual([
      `error github-api\n  GET ${url}/repos/a/b/issues/7/comments?per_page=100\n  found    401 Bad credentials\n  fix      give a token that is still valid as GH_TOKEN`,
    ]);
  });

  it('an event without a pull request', async () => {
    const { run, said } = await job({ merge_group: {} }, asPullRequest);
    await expect(run()).resolves.toBe(2);
    expect(said[0]).toContain('found    an event without a pull request, so nothing to comment');
  });

  it.each([
    [[], 'no --markdown'],
    [['--mark'], "Unknown option '--mark'"],
  ])('%j', async (argv, found) => {
    const { run, said } = await job(pull, asPullRequest);
    await expect(run(argv)).resolves.toBe(2);
    expect(said[0]).toContain(`error usage\n  arguments\n  found    ${found}`);
  });

  it('a file that is not there', async () => {
    const { run, said } = await job(pull, asPullRequest);
    await expect(run(['--markdown', '/moon.md'])).resolves.toBe(2);
    expect(said[0]).toContain(
      "error unreadable\n  /moon.md\n  found    ENOENT: no such file or directory, open '/moon.md'",
    );
  });

  it('a desk, where nobody set the variables', async () => {
    const { run, said } = await job(pull, asPullRequest);
    await expect(run(undefined, { GH_TOKEN: undefined })).resolves.toBe(2);
    expect(said[0]).toBe(
      'error environment\n  GH_TOKEN\n  found    no such variable\n  fix      set it to a token that may write on pull requests; in a workflow: env: { GH_TOKEN: ${{ github.token }} }',
    );
  });
});
