import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Request {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed; undefined without one. */
  readonly body: unknown;
}

export interface Answer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, a string as it is. */
  readonly body?: unknown;
}

export interface StandIn {
  /** E.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Of all requests, e.g. `GET /repos/a/b/pulls/7`. */
  readonly requests: readonly Request[];
}

/** A server on a free port of the loopback, in the place of the API; gone after the test. `undefined` answers with 404. */
export async function standIn(answer: (request: Request) => Answer | undefined): Promise<StandIn> {
  const requests: Request[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
      requests.push(request);
      const {
        status = 200,
        headers: more = {},
        body = {},
      } = answer(request) ?? {
        status: 404,
        body: { message: 'Not Found' },
      };
      outgoing.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...more });
      outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
