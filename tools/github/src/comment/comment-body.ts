import { cutMarkdown } from './cut-markdown.ts';

/** Tells our comment from all others; not shown. */
export const MARKER = '<!-- delivery-review -->';

/** Characters. GitHub takes 65,536. */
export const LONGEST = 65_000;

/** Files of a diff past which GitHub hides some, so that the diff no longer is what a reviewer can go by. */
export const MANY_FILES = 250;

export interface CommentProps {
  /** The report, as `delivery report --markdown` writes it. */
  readonly markdown: string;
  /** How many files the pull request changes. @default - unknown */
  readonly files?: number;
  /** Address of the report as HTML. @default - there is none */
  readonly reportUrl?: string;
}

/**
 * Text of the sticky comment. Past 250 files its first line says so and links the report; otherwise the link stands last.
 * Never longer than 65,000 characters: the report is cut between lines, and says so.
 */
export function commentBody({ markdown, files = 0, reportUrl }: CommentProps): string {
  const link = reportUrl === undefined ? undefined : `[the whole report](${reportUrl})`;
  const many = files > MANY_FILES;
  const first = many
    ? [`**${files} files change, and GitHub hides some of them: read ${link ?? 'the report of the check'}.**`, '']
    : [];
  const last = link === undefined || many ? [] : ['', `Every object, with its effect and risk: ${link}.`];
  const room = LONGEST - [MARKER, ...first, '', ...last].join('\n').length;
  const cut = `\n\n_Cut here, because a comment has no room for more: read ${link ?? 'the report of the check'}._`;
  return [MARKER, ...first, cutMarkdown(markdown.trimEnd(), room, cut), ...last].join('\n');
}
