import { ApiRefusal, type GithubApi } from '../api/github-api.ts';
import { MARKER } from './comment-body.ts';

export interface StickyComment {
  readonly api: GithubApi;
  /** `<owner>/<name>`. */
  readonly repository: string;
  /** Number of the pull request. */
  readonly number: number;
  /** Begins with the marker. */
  readonly body: string;
  /** Whose comments are ours, e.g. `github-actions[bot]`; the marker alone anybody can write. */
  readonly author: string;
}

export interface Done {
  readonly did: 'created' | 'edited' | 'left';
  /** Address of the comment. */
  readonly url: string;
}

interface Comment {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string | null;
  readonly user?: { readonly login: string } | null;
}

/** How often a comment is looked for again after the server failed while it was created. */
const CREATIONS = 3;

/**
 * Edits our first comment on a pull request, or creates it: however often it runs, there is one.
 *
 * @throws ApiRefusal
 * @see https://docs.github.com/en/rest/issues/comments
 */
export async function keepComment({ api, repository, number, body, author }: StickyComment): Promise<Done> {
  for (let attempt = 1; ; attempt++) {
    const comments = (await api.list(`/repos/${repository}/issues/${number}/comments`)) as readonly Comment[];
    const ours = comments.find((comment) => comment.user?.login === author && comment.body?.startsWith(MARKER));
    if (ours?.body === body) return { did: 'left', url: ours.html_url };
    if (ours !== undefined) {
      const edited = await api.send('PATCH', `/repos/${repository}/issues/comments/${ours.id}`, { body });
      return { did: 'edited', url: (edited as Comment).html_url };
    }
    try {
      const created = await api.send('POST', `/repos/${repository}/issues/${number}/comments`, { body });
      return { did: 'created', url: (created as Comment).html_url };
    } catch (error) {
      // the server may have created it before it failed: look first
      const unsure = error instanceof ApiRefusal && (error.status === 0 || error.status >= 500);
      if (!unsure || attempt === CREATIONS) throw error;
    }
  }
}
