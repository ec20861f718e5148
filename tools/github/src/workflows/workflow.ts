import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A workflow or an action, as far as the rules look at it. */
export interface Workflow {
  readonly on?: unknown;
  readonly permissions?: Permissions;
  readonly concurrency?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
  /** Of an action. */
  readonly runs?: { readonly using: string; readonly steps?: readonly Step[]; readonly image?: string };
  /** Of dependabot.yml. */
  readonly updates?: readonly { readonly 'package-ecosystem': string; readonly cooldown?: object }[];
}

export type Permissions = string | Readonly<Record<string, string>>;

export interface Job {
  readonly uses?: string;
  readonly secrets?: unknown;
  readonly permissions?: Permissions;
  readonly container?: string | { readonly image: string };
  readonly services?: Readonly<Record<string, { readonly image: string }>>;
  readonly steps?: readonly Step[];
}

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, unknown>>;
}

/** A file below `.github/` that GitHub runs. */
export interface WorkflowFile {
  /** Repository-relative. */
  readonly path: string;
  readonly text: string;
  readonly content: Workflow;
}

export function workflowFile(path: string, text: string): WorkflowFile {
  return { path, text, content: parse(text) as Workflow };
}

/** Every workflow, every action, and dependabot.yml where there is one. */
export function workflowFiles(root: string): readonly WorkflowFile[] {
  const names = readdirSync(join(root, '.github'), { recursive: true, encoding: 'utf8' });
  const run = /^(?:workflows\/[^/]+|actions\/.+\/action|dependabot)\.ya?ml$/;
  return names
    .filter((name) => run.test(name))
    .sort()
    .map((name) => workflowFile(`.github/${name}`, readFileSync(join(root, '.github', name), 'utf8')));
}

/** Of all jobs, or of the action. */
export function stepsOf({ content }: WorkflowFile): readonly Step[] {
  const jobs = Object.values(content.jobs ?? {});
  return [...jobs.flatMap(({ steps = [] }) => steps), ...(content.runs?.steps ?? [])];
}
