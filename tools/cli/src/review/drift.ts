import type { Finding } from '@delivery/findings';
import { planTree } from '@delivery/tree';
import { judge } from '../judge.ts';
import type { Synthesis } from '../synth.ts';

/** What is wrong with the work tree: a source was edited and not rendered, or the tree by hand, so that a report on it would lie. */
export async function drift(root: string, render: () => Synthesis | Promise<Synthesis>): Promise<readonly Finding[]> {
  const { files } = await render();
  return judge(root, files, planTree(root, files), {});
}
