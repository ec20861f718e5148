export interface Failure {
  readonly method: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Absent: there was no answer. */
  readonly status?: number;
  readonly headers?: Headers;
}

/** Longer than that nobody waits for a comment. */
const LONGEST = 60_000;

/**
 * How many milliseconds to wait before the same request is sent again; undefined when it is not.
 * A limit comes before anything was done, so every request may follow; after a fault of the server only those that do the same twice.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function waitBefore({ method, attempt, status, headers }: Failure): number | undefined {
  const doubling = 1000 * 2 ** (attempt - 1);
  const repeatable = method !== 'POST';
  if (status === undefined || status >= 500) return repeatable ? doubling : undefined;
  const after = Number(headers?.get('retry-after') ?? Number.NaN) * 1000;
  const limited = status === 429 || (status === 403 && (after >= 0 || headers?.get('x-ratelimit-remaining') === '0'));
  if (!limited) return undefined;
  const milliseconds = after >= 0 ? Math.max(after, doubling) : LONGEST;
  return milliseconds <= LONGEST ? milliseconds : undefined;
}
