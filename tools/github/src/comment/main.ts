// The report on its pull request: `npm run review:comment -- --markdown review.md --url https://…`, from a workflow.
import { appendFileSync } from 'node:fs';
import { ApiRefusal, githubApi, type GithubApiOptions } from '../api/github-api.ts';
import { attempt, optionsOf, refuseUsage, variable } from '../attempt.ts';
import { readFile } from '../read-file.ts';
import { commentBody } from './comment-body.ts';
import { keepComment } from './sticky-comment.ts';

const USAGE =
  'npm run review:comment -- --markdown <file> [--url <address of the HTML>] [--author <login>] [--summary: no comment]';

/** Whose comments those with the token of a workflow are. */
const BOT = 'github-actions[bot]';

export interface CommentDeps extends Pick<GithubApiOptions, 'fetch' | 'wait'> {
  /** @default - that of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** @returns the exit code; stdout says what became of the comment */
export function main(argv: readonly string[], { env = process.env, ...http }: CommentDeps = {}): Promise<number> {
  return attempt(async () => {
    const kinds = { markdown: 'string', url: 'string', author: 'string', summary: 'boolean' } as const;
    const { markdown: file, url, author = BOT, summary = false } = optionsOf(argv, kinds, USAGE);
    if (file === undefined) throw refuseUsage('no --markdown', USAGE);
    const { number, files } = pullRequest(
      readFile(variable(env, 'GITHUB_EVENT_PATH', 'the file with the event'), USAGE),
    );
    const known = { ...(files !== undefined && { files }), ...(url && { reportUrl: url }) };
    const body = commentBody({ markdown: readFile(file, USAGE), ...known });
    const toSummary = () => appendFileSync(variable(env, 'GITHUB_STEP_SUMMARY', 'a file'), `${body}\n`);
    if (summary) {
      toSummary();
      return 0;
    }
    if (number === undefined) throw refuseUsage('an event without a pull request, so nothing to comment', USAGE);
    const api = githubApi({
      baseUrl: env.GITHUB_API_URL || 'https://api.github.com',
      token: variable(env, 'GH_TOKEN', 'a token that may write on pull requests'),
      ...http,
    });
    const repository = variable(env, 'GITHUB_REPOSITORY', '<owner>/<name>');
    try {
      const { did, url: address } = await keepComment({ api, repository, number, body, author });
      console.log(`${did} ${address}`);
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== 403) throw error;
      toSummary();
      console.log('the token may not write on this pull request (of a fork?), so the report stands in the summary');
    }
    return 0;
  });
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request */
function pullRequest(event: string): { readonly number?: number; readonly files?: number } {
  const { pull_request: pull } = JSON.parse(event) as {
    readonly pull_request?: { readonly number: number; readonly changed_files?: number };
  };
  if (pull === undefined) return {};
  return { number: pull.number, ...(pull.changed_files !== undefined && { files: pull.changed_files }) };
}
