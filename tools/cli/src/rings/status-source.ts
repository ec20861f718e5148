import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '@delivery/findings';
import { githubApi, statusesOf, type CommitStatus, type CommitStatuses } from '@delivery/github';

/** Statuses of a commit. */
export type StatusSource = (commit: string) => Promise<CommitStatuses>;

export interface StatusPlace {
  /** File to read them from instead of the API. */
  readonly statuses?: string;
  /** Folder that its relative path starts from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const NEEDED = { GITHUB_REPOSITORY: 'owner and name', GH_TOKEN: 'a token that may read commit statuses' } as const;

/**
 * What clusters have told the git host, or a file says: `{"<commit>": [{"context": "delivery/<cluster>", "state": "success"}]}`.
 *
 * @throws Refusal (2) without a file, a repository and a token; (3) for a file that is none
 */
export function statusSource({ statuses: file, cwd, env }: StatusPlace): StatusSource {
  if (file !== undefined) return fromFile(resolve(cwd, file), file);
  const missing = Object.entries(NEEDED).filter(([name]) => !env[name]);
  if (missing.length > 0) {
    throw new Refusal(
      2,
      missing.map(([name, what]) => ({
        id: 'environment',
        severity: 'error',
        subject: name,
        found: 'no such variable, so nobody can say whether the ring before is healthy',
        fix: `set it to ${what}, or give the statuses with --statuses <file>`,
      })),
    );
  }
  const { GITHUB_API_URL, GITHUB_REPOSITORY = '', GH_TOKEN = '' } = env;
  const api = githubApi({ baseUrl: GITHUB_API_URL || 'https://api.github.com', token: GH_TOKEN });
  return (commit) => statusesOf(api, GITHUB_REPOSITORY, commit);
}

function fromFile(path: string, name: string): StatusSource {
  const known = parsed(path, name);
  return async (commit) => new Map((known[commit] ?? []).map((status) => [status.context, status]));
}

function parsed(path: string, name: string): Readonly<Record<string, readonly CommitStatus[]>> {
  const allowed = '{"<commit>": [{"context": "delivery/<cluster>", "state": "success"}]}';
  const refuse = (found: string) =>
    new Refusal(3, [{ id: 'statuses', severity: 'error', subject: name, found, allowed, fix: 'correct the file' }]);
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isStatuses(value)) return value;
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  throw refuse('JSON of another shape');
}

function isStatuses(value: unknown): value is Readonly<Record<string, readonly CommitStatus[]>> {
  if (typeof value !== 'object' || value === null) return false;
  const isStatus = (one: unknown) =>
    typeof one === 'object' && one !== null && 'context' in one && 'state' in one && typeof one.context === 'string';
  return Object.values(value).every((list) => Array.isArray(list) && list.every(isStatus));
}
