import { ownerOf, type Scope } from '../../judge.ts';
import type { Synthesis } from '../../synth.ts';
import type { Answer } from '../answer.ts';
import type { ValidationDeps } from '../deps.ts';
import { withMade } from '../made.ts';
import { renderedTree } from './rendered-tree.ts';
import { validateTree, type TreeOptions } from './validate-tree.ts';

/** How a command looks at what it rendered; a test gives it one. */
export type ValidateRendered = typeof validateRendered;

/** Looks at what was rendered, without reading a file; of one app, at the whole of its clusters, and tells what its objects have. */
export async function validateRendered(
  synthesis: Synthesis,
  { app, ...options }: Pick<TreeOptions, 'progress'> & Scope,
  deps: ValidationDeps,
): Promise<Answer> {
  const answer = await validateTree(renderedTree(synthesis), options, deps);
  const isOf = (file: string) => (synthesis.files.get(file)?.app ?? ownerOf(file).app) === app;
  const findings = app === undefined ? answer.findings : answer.findings.filter(({ at }) => isOf(at?.file ?? ''));
  return { ...answer, findings: withMade(findings, synthesis.files, deps.root) };
}
