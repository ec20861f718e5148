import { describe, expect, it } from 'vitest';
import { type Answer, standIn } from '../testing.ts';
import { ApiRefusal, githubApi } from './github-api.ts';
import { waitBefore } from './retry.ts';

/** Answers one after the other, the last one again and again. */
async function answering(...answers: readonly Answer[]) {
  let next = 0;
  const server = await standIn(() => answers[Math.min(next++, answers.length - 1)]);
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  return { ...server, waits, api: githubApi({ baseUrl: server.url, token: 'top', wait }) };
}

const refusalOf = (promise: Promise<unknown>): Promise<ApiRefusal> =>
  promise.then(
    () => Promise.reject(new Error('it did not refuse')),
    (error: unknown) => (error instanceof ApiRefusal ? error : Promise.reject(error)),
  );

it('sends the token, and what the API asks for', async () => {
  const { api, requests } = await answering({ body: { id: 1 } });
  await expect(api.get('/repos/a/b')).resolves.toEqual({ id: 1 });
  expect(requests[0]).toMatchObject({
    method: 'GET',
    path: '/repos/a/b',
    headers: {
      accept: 'application/vnd.github+json',
      authorization: 'Bearer top',
      'x-github-api-version': '2022-11-28',
      'user-agent': 'delivery',
    },
  });
});

it('lists all pages, and none of another server', async () => {
  const pages = await standIn(({ path, headers }) => {
    const page = Number(new URL(path, 'http://a').searchParams.get('page') ?? 1);
    const next =
      page < 3 ? `http://${headers.host}/items?per_page=100&page=${page + 1}` : 'http://elsewhere.test/items';
    return { body: [page], headers: { link: `<http://${headers.host}/items>; rel="first", <${next}>; rel="next"` } };
  });
  const api = githubApi({ baseUrl: pages.url, token: 'top' });
  await expect(api.list('/items?sort=created')).resolves.toEqual([1, 2, 3]);
  expect(pages.requests[0]?.path).toBe('/items?sort=created&per_page=100');
});

it('asks again after a fault of the server, longer and longer', async () => {
  const { api, requests, waits } = await answering({ status: 502 }, { status: 503 }, { body: { id: 1 } });
  await expect(api.get('/a')).resolves.toEqual({ id: 1 });
  expect(requests).toHaveLength(3);
  expect(waits).toEqual([1000, 2000]);
});

it('waits as long as a limit says, also before it creates something', async () => {
  const limit = { status: 403, headers: { 'retry-after': '7' }, body: { message: 'secondary rate limit' } };
  const { api, requests, waits } = await answering(limit, { status: 201, body: { id: 1 } });
  await expect(api.send('POST', '/a', { body: 'b' })).resolves.toEqual({ id: 1 });
  expect(requests.map(({ body }) => body)).toEqual([{ body: 'b' }, { body: 'b' }]);
  expect(waits).toEqual([7000]);
});

it('does not create twice after a fault', async () => {
  const { api, requests } = await answering({ status: 500, body: 'oops' });
  expect((await refusalOf(api.send('POST', '/a', {}))).status).toBe(500);
  expect(requests).toHaveLength(1);
});

describe('what it refuses', () => {
  it.each([
    [401, { message: 'Bad credentials' }, '401 Bad credentials', 'give a token that is still valid as GH_TOKEN'],
    [
      403,
      { message: 'Resource not accessible by integration' },
      '403 Resource not accessible by integration',
      'give the job the permission that this needs; on a fork and for Dependabot the token only reads',
    ],
    [
      404,
      { message: 'Not Found' },
      '404 Not Found',
      'look whether the repository and the number are right, and whether the token may read it',
    ],
    [422, 'Unprocessable', '422 Unprocessable', 'a bug of ours: report what it prints'],
    [418, { teapot: true }, '418', 'run it again later'],
    [301, { message: 'Moved' }, '301 Moved', 'run it again later'],
  ])('%i', async (status, body, found, fix) => {
    const { api, url, requests } = await answering({ status, body });
    const { findings, exitCode } = await refusalOf(api.get('/a'));
    expect(exitCode).toBe(4);
    expect(findings).toEqual([{ id: 'github-api', severity: 'error', subject: `GET ${url}/a`, found, fix }]);
    expect(requests).toHaveLength(1);
  });

  it('a server that fails on and on, after five requests', async () => {
    const { api, requests } = await answering({ status: 500 });
    expect((await refusalOf(api.get('/a'))).findings[0]?.found).toBe('500');
    expect(requests).toHaveLength(5);
  });

  it('a server that is not there', async () => {
    const api = githubApi({ baseUrl: 'http://127.0.0.1:1', token: 'top', wait: async () => undefined });
    const { status, findings } = await refusalOf(api.get('/a'));
    expect(status).toBe(0);
    expect(findings[0]?.subject).toBe('GET http://127.0.0.1:1/a');
    expect(findings[0]?.fix).toBe(
      'look whether GITHUB_API_URL is right and can be reached from here, then run it again',
    );
  });

  it('a page that is no JSON, and one that is no list', async () => {
    const fix = 'look whether GITHUB_API_URL is the address of the API';
    const { api } = await answering({ body: '<html>' }, { body: { message: 'no' } });
    expect((await refusalOf(api.get('/a'))).findings[0]).toMatchObject({ found: '200, not JSON: <html>', fix });
    expect((await refusalOf(api.list('/a'))).findings[0]).toMatchObject({
      found: '200, not a list: {"message":"no"}',
      fix,
    });
  });
});

describe('how long it waits', () => {
  const headers = (values: Record<string, string>) => new Headers(values);
  it.each([
    ['a limit without a time', { status: 429 }, 60_000],
    ['all requests of the hour used up', { status: 403, headers: headers({ 'x-ratelimit-remaining': '0' }) }, 60_000],
    ['a limit that ends at once', { status: 403, headers: headers({ 'retry-after': '0' }) }, 1000],
    ['a limit of more than a minute', { status: 429, headers: headers({ 'retry-after': '61' }) }, undefined],
    ['no permission', { status: 403, headers: headers({ 'x-ratelimit-remaining': '55' }) }, undefined],
    ['no answer', {}, 1000],
  ])('%s', (_, failure, milliseconds) => {
    expect(waitBefore({ method: 'GET', attempt: 1, headers: headers({}), ...failure })).toBe(milliseconds);
  });
});
