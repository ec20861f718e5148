import { Agent, request } from 'node:https';

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  /** What the server warns about, e.g. a deprecated version. */
  readonly warnings: readonly string[];
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON, which every patch type of the server accepts. */
  readonly body?: unknown;
  /** @default - application/json */
  readonly contentType?: string;
}

/** The API server, spoken to directly: kubectl needs 50 ms for each call and stops at the first invalid object. */
export interface Api {
  readonly server: string;
  request(path: string, options?: ApiRequest): Promise<ApiAnswer>;
  /** @returns the object, or undefined if there is none */
  get<T>(path: string): Promise<T | undefined>;
  /** @returns the items of a list */
  list<T>(path: string): Promise<T[]>;
  /** Lets go of the connections. */
  close(): void;
}

export interface Credentials {
  readonly server: string;
  /** PEM. */
  readonly authority: string;
  readonly token: string;
}

export function connectApi({ server, authority, token }: Credentials): Api {
  const agent = new Agent({ keepAlive: true, maxSockets: 16, ca: authority });
  const ask = (path: string, { method = 'GET', body, contentType = 'application/json' }: ApiRequest = {}) =>
    new Promise<ApiAnswer>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': contentType };
      const sent = request(server + path, { method, headers, agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject).on('end', () => {
          const warnings = warningsIn(response.headersDistinct['warning']);
          resolve({ status: response.statusCode ?? 0, body: parse(text), warnings });
        });
      });
      sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  const get = async <T>(path: string): Promise<T | undefined> => {
    const { status, body } = await ask(path);
    if (status === 200) return body as T;
    if (status === 404) return undefined;
    throw new Error(`GET ${path}: ${messageOf(body) ?? status}`);
  };
  return {
    server,
    request: ask,
    get,
    list: async <T>(path: string) => (await get<{ items: T[] }>(path))?.items ?? [],
    close: () => agent.destroy(),
  };
}

/** The texts of Warning headers: `299 - "policy/v1beta1 is deprecated"`. */
export function warningsIn(headers: readonly string[] = []): string[] {
  return headers.flatMap((header) => {
    const quoted = [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
    return quoted.map((text) => text.replace(/\\(.)/g, '$1'));
  });
}

/** The message of a `Status`, which is how the server says no. */
export function messageOf(body: unknown): string | undefined {
  if (typeof body === 'string' && body !== '') return body;
  if (typeof body !== 'object' || body === null || !('message' in body)) return undefined;
  return typeof body.message === 'string' ? body.message : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
