import type { Synthesis } from '../../synth.ts';
import { inputOf } from '../input.ts';
import type { Tree } from './validate-tree.ts';

/** The tree as it was rendered, without a look at the disk. */
export function renderedTree({ files, model }: Synthesis): Tree {
  const objects = [...files].filter(([, { manifest }]) => manifest !== undefined);
  const inputs = new Map(
    objects.map(([path, { text, manifest }]) => [path, { ...inputOf(path, text), rendered: manifest }]),
  );
  return { inputs, model, manifestOf: (path) => files.get(path)?.manifest };
}
