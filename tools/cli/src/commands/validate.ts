import { relative } from 'node:path';
import { Refusal, toJson, type Finding } from '@delivery/findings';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Output } from '../program.ts';
import { readModel, type ReadModel } from '../read-model.ts';
import type { Synthesis } from '../synth.ts';
import { refuseUnfinished } from '../unfinished.ts';
import type { Answer } from '../validate/answer.ts';
import { withMade } from '../validate/made.ts';
import type { PathDeps, PathOptions } from '../validate/paths/validate-paths.ts';
import { printAnswer } from '../validate/print-answer.ts';

export interface ValidateDeps extends PathDeps {
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** Files and folders from anywhere, `-` for stdin. @default - the committed tree */
  readonly path?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly schemas?: string;
  readonly crds?: string;
  /** @default - `all` for the tree, `restricted` for paths */
  readonly policy?: PathOptions['level'];
  readonly fixHint?: true;
  readonly all?: true;
  readonly output: Output;
  /** @default - that of the repository */
  readonly model?: ReadModel;
}

/** Whether objects are valid: those of the committed tree on each of its clusters, or those that somebody gives. */
export async function validate(deps: ValidateDeps, io: Io): Promise<ExitCode> {
  const answer = await answerOf(deps, io);
  const findings = toJson(answer.findings);
  const exitCode = answer.unreadable ? 3 : findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  await printAnswer({ ...answer, findings }, exitCode, deps, io);
  return exitCode;
}

async function answerOf(deps: ValidateDeps, io: Io): Promise<Answer> {
  const { root, path = [], policy, kubernetesVersion, schemas, crds, fixHint } = deps;
  const common = {
    ...(policy !== undefined && { level: policy }),
    ...(fixHint && { hint: (await import('../validate/hint/hint.ts')).hints() }),
    progress: io.progress,
  };
  if (path.length > 0) {
    const given = { kubernetesVersion, schemas, crds };
    const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const { validatePaths } = await import('../validate/paths/validate-paths.ts');
    return validatePaths({ paths: path, ...options, ...common }, deps);
  }
  refusePathOptions({ '--kubernetes-version': kubernetesVersion, '--schemas': schemas, '--crds': crds });
  refuseOutside(root, deps.cwd);
  refuseUnfinished(root);
  io.progress('reading generated/');
  const model = await (deps.model ?? readModel)(root);
  const { validateCommitted } = await import('../validate/tree/committed-tree.ts'); // loads what renders, for its facts
  const answer = await validateCommitted(model, common, deps);
  return { ...answer, findings: await made(answer.findings, deps) };
}

/** The tree says for each cluster what these would say. */
function refusePathOptions(options: Readonly<Record<string, string | undefined>>): void {
  const findings = Object.entries(options).flatMap(([option, value]): Finding[] => {
    if (value === undefined) return [];
    const fix = 'name the files or folders it is for';
    return [
      { id: 'usage', severity: 'error', subject: 'delivery validate', found: `option "${option}" without a path`, fix },
    ];
  });
  if (findings.length > 0) throw new Refusal(2, findings);
}

/** In a folder from anywhere the tree of the CLI's own repository is not what anybody asks about. */
function refuseOutside(root: string, cwd: string): void {
  if (!relative(root, cwd).startsWith('..')) return;
  const fix = 'name what to validate, e.g. `.` or `-` for stdin, or run it inside the repository';
  throw new Refusal(2, [
    {
      id: 'no-repository',
      severity: 'error',
      subject: 'delivery validate',
      found: 'no path, outside of the repository',
      fix,
    },
  ]);
}

/** Rendering tells which line made an object; a tree that is valid needs no rendering. */
async function made(findings: readonly Finding[], { root, render }: ValidateDeps): Promise<readonly Finding[]> {
  if (findings.length === 0) return findings;
  try {
    return withMade(findings, (await render()).files, root);
  } catch (error) {
    if (error instanceof Refusal) return findings; // facts or apps that do not render: the findings stand without it
    throw error;
  }
}
