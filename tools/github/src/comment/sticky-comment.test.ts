import { expect, it } from 'vitest';
import { githubApi } from '../api/github-api.ts';
import { type Request, standIn } from '../testing.ts';
import { keepComment } from './sticky-comment.ts';

const AUTHOR = 'github-actions[bot]';
const body = '<!-- delivery-review -->\nnew';

interface Comment {
  readonly id: number;
  readonly html_url: string;
  body: string;
  readonly user: { readonly login: string } | null;
}

const comment = (id: number, text: string, login: string | null = AUTHOR): Comment => ({
  id,
  html_url: `https://github.test/7#${id}`,
  body: text,
  user: login === null ? null : { login },
});

/** A pull request 7 of a/b with these comments, three a page. `fails` says how a creation fails. */
async function pullRequest(
  comments: Comment[],
  fails: (creation: number) => 'before' | 'after' | undefined = () => undefined,
) {
  let creations = 0;
  const server = await standIn((request) => {
    const { method, path } = request;
    const url = new URL(path, 'http://a');
    if (method === 'GET' && url.pathname === '/repos/a/b/issues/7/comments') return page(request, url);
    const edited = /^\/repos\/a\/b\/issues\/comments\/(\d+)$/.exec(url.pathname)?.[1];
    if (method === 'PATCH' && edited !== undefined) {
      const one = comments.find(({ id }) => id === Number(edited));
      if (one === undefined) return undefined;
      one.body = (request.body as { body: string }).body;
      return { body: one };
    }
    if (method !== 'POST' || url.pathname !== '/repos/a/b/issues/7/comments') return undefined;
    const failure = fails(++creations);
    const created = comment(100 + creations, (request.body as { body: string }).body);
    if (failure !== 'before') comments.push(created);
    return failure === undefined ? { status: 201, body: created } : { status: 502, body: 'bad gateway' };
  });
  function page({ headers }: Request, url: URL) {
    const at = Number(url.searchParams.get('page') ?? 1);
    const next = `<http://${headers.host}${url.pathname}?per_page=100&page=${at + 1}>; rel="next"`;
    const rest = comments.length > at * 3;
    return { body: comments.slice((at - 1) * 3, at * 3), ...(rest && { headers: { link: next } }) };
  }
  const api = githubApi({ baseUrl: server.url, token: 'top', wait: async () => undefined });
  const keep = () => keepComment({ api, repository: 'a/b', number: 7, body, author: AUTHOR });
  const writes = () =>
    server.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  return { keep, comments, writes };
}

it('is created where there is none, and edited ever after', async () => {
  const { keep, comments, writes } = await pullRequest([comment(1, 'looks good', 'ann'), comment(2, 'ci is slow')]);
  await expect(keep()).resolves.toEqual({ did: 'created', url: 'https://github.test/7#101' });
  await expect(keep()).resolves.toEqual({ did: 'left', url: 'https://github.test/7#101' });
  (comments[2] as Comment).body = '<!-- delivery-review -->\nold';
  await expect(keep()).resolves.toEqual({ did: 'edited', url: 'https://github.test/7#101' });
  expect(comments.map((one) => one.body)).toEqual(['looks good', 'ci is slow', body]);
  expect(writes()).toEqual(['POST /repos/a/b/issues/7/comments', 'PATCH /repos/a/b/issues/comments/101']);
});

it('is found on a later page; of two, the first one is edited', async () => {
  const talk = [1, 2, 3, 4, 5, 6].map((id) => comment(id, 'hm', 'ann'));
  const old = '<!-- delivery-review -->\nold';
  const { keep, comments } = await pullRequest([...talk, comment(8, old), comment(9, old)]);
  await expect(keep()).resolves.toEqual({ did: 'edited', url: 'https://github.test/7#8' });
  expect(comments.slice(-2).map((one) => one.body)).toEqual([body, old]);
});

it("leaves others' comments alone: the marker of a stranger, of nobody, and quoted", async () => {
  const marked = '<!-- delivery-review -->\nmine';
  const quoted = `> ${marked}`;
  const { keep, comments } = await pullRequest([
    comment(1, marked, 'mallory'),
    comment(2, marked, null),
    comment(3, quoted),
  ]);
  await expect(keep()).resolves.toEqual({ did: 'created', url: 'https://github.test/7#101' });
  expect(comments.map((one) => one.body)).toEqual([marked, marked, quoted, body]);
});

it('is not created twice when the server fails after it did', async () => {
  const { keep, comments } = await pullRequest([], () => 'after');
  await expect(keep()).resolves.toEqual({ did: 'left', url: 'https://github.test/7#101' });
  expect(comments).toHaveLength(1);
});

it('is created again when the server failed before, and given up after three times', async () => {
  const once = await pullRequest([], (creation) => (creation === 1 ? 'before' : undefined));
  await expect(once.keep()).resolves.toEqual({ did: 'created', url: 'https://github.test/7#102' });
  const always = await pullRequest([], () => 'before');
  await expect(always.keep()).rejects.toMatchObject({ status: 502 });
  expect(always.writes()).toHaveLength(3);
});
