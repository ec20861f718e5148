import { readSources } from '@delivery/tree';
import type { Synthesis } from './synth.ts';

/** Renders the whole fleet of a repository. Apps and libs load here, not when the CLI starts. */
export async function renderWorkspace(root: string): Promise<Synthesis> {
  const [{ synth }, { apps }] = await Promise.all([import('./synth.ts'), import('delivery:apps')]);
  return synth(apps, readSources(root));
}
