import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@delivery/findings';
import { waitBefore } from './retry.ts';

export interface GithubApiOptions {
  /** With the scheme, without a last slash, e.g. the variable `GITHUB_API_URL` of a workflow. */
  readonly baseUrl: string;
  /** A token of a workflow, or of a person. */
  readonly token: string;
  /** @default - fetch of Node */
  readonly fetch?: typeof fetch;
  /** Waits that many milliseconds. @default - a timer */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

export interface GithubApi {
  /** @throws Refusal (4) for whatever is no success */
  readonly get: (path: string) => Promise<unknown>;
  /** All pages of a list. @throws Refusal (4) */
  readonly list: (path: string) => Promise<readonly unknown[]>;
  /** Writes; asked again after a failure only where twice is the same as once. @throws ApiRefusal (4) */
  readonly send: (method: 'POST' | 'PATCH', path: string, body: object) => Promise<unknown>;
}

/** What the API answered, for those who can do something else then. */
export class ApiRefusal extends Refusal {
  /** Of the answer; 0 when there was none. */
  readonly status: number;

  constructor(status: number, subject: string, found: string, fix: string) {
    super(4, [{ id: 'github-api', severity: 'error', subject, found, fix }]);
    this.status = status;
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A quarter of a minute for faults, four minutes for limits; then it is told. */
const ATTEMPTS = 5;

/**
 * The REST API of GitHub, as far as this repository needs it.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function githubApi({ baseUrl, token, fetch: ask = fetch, wait = sleep }: GithubApiOptions): GithubApi {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'x-github-api-version': '2022-11-28',
    'user-agent': 'delivery', // https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
  };

  async function request(method: string, url: string, body?: object): Promise<Answer> {
    const subject = `${method} ${url}`;
    for (let attempt = 1; ; attempt++) {
      const answer = await answerTo(method, url, body);
      if ('status' in answer && answer.status < 300) return answer;
      const milliseconds = waitBefore({ method, attempt, ...answer });
      if (milliseconds === undefined || attempt === ATTEMPTS) throw refusal(subject, answer);
      await wait(milliseconds);
    }
  }

  async function answerTo(
    method: string,
    url: string,
    body?: object,
  ): Promise<Answer | { readonly unreachable: string }> {
    try {
      const text = body && JSON.stringify(body);
      const response = await ask(url, {
        method,
        headers,
        redirect: 'manual',
        ...(text !== undefined && { body: text }),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      return { unreachable: reasonOf(error) };
    }
  }

  return {
    get: async (path) => parsed(`GET ${path}`, await request('GET', baseUrl + path)),
    async list(path) {
      const items: unknown[] = [];
      let url: string | undefined = `${baseUrl}${path}${path.includes('?') ? '&' : '?'}per_page=100`;
      while (url !== undefined) {
        const answer: Answer = await request('GET', url);
        const page = parsed(`GET ${path}`, answer);
        if (!Array.isArray(page)) throw notWanted(`GET ${path}`, answer, 'not a list');
        items.push(...page);
        url = nextPage(answer.headers.get('link'), baseUrl);
      }
      return items;
    },
    send: async (method, path, body) => parsed(`${method} ${path}`, await request(method, baseUrl + path, body)),
  };
}

/** The token is for one server: a link to another one is not followed. */
function nextPage(link: string | null, baseUrl: string): string | undefined {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return next !== undefined && new URL(next).origin === new URL(baseUrl).origin ? next : undefined;
}

function parsed(subject: string, answer: Answer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw notWanted(subject, answer, 'not JSON');
  }
}

function notWanted(subject: string, { status, text }: Answer, wanted: string): ApiRefusal {
  const fix = 'look whether GITHUB_API_URL is the address of the API';
  return new ApiRefusal(status, subject, `${status}, ${wanted}: ${text.slice(0, 80)}`, fix);
}

function refusal(subject: string, answer: Answer | { readonly unreachable: string }): ApiRefusal {
  if ('unreachable' in answer) {
    const fix = 'look whether GITHUB_API_URL is right and can be reached from here, then run it again';
    return new ApiRefusal(0, subject, answer.unreachable, fix);
  }
  const { status, text } = answer;
  return new ApiRefusal(status, subject, `${status} ${messageOf(text)}`.trim(), fixes[status] ?? 'run it again later');
}

const fixes: Readonly<Record<number, string>> = {
  401: 'give a token that is still valid as GH_TOKEN',
  403: 'give the job the permission that this needs; on a fork and for Dependabot the token only reads',
  404: 'look whether the repository and the number are right, and whether the token may read it',
  422: 'a bug of ours: report what it prints',
};

function messageOf(text: string): string {
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === 'string' ? message : '';
  } catch {
    return text.slice(0, 80);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
