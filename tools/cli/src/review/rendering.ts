import type { Finding } from '@delivery/findings';
import { keyOf } from '@delivery/manifest';
import type { Change, Provenance } from '@delivery/review';
import { planTree } from '@delivery/tree';
import { judge } from '../judge.ts';
import { madeAt } from '../source-place.ts';
import type { Synthesis } from '../synth.ts';

/** What the sources tell of a change of their tree. */
export interface Rendering {
  /** What is not as rendered: a source that was edited and not rendered, a tree that was edited by hand. */
  readonly drift: readonly Finding[];
  /** The line that makes an object, e.g. `apps/services/order/component.ts:12`. */
  readonly madeAt: (change: Change) => string | undefined;
  /** The facts behind a field; renders again with other facts. */
  readonly provenance: () => Promise<Provenance>;
}

/** @param synthesis of the work tree's own sources */
export function renderingOf({ files, model }: Synthesis, root: string): Rendering {
  return {
    drift: judge(root, files, planTree(root, files), {}),
    madeAt: ({ after, before }) => {
      const place = madeAt(files.get((after ?? before).file)?.origin, root);
      return place && `${place.file}:${place.line ?? 1}`;
    },
    provenance: async () => {
      const [{ provenance }, { readWorkspace }] = await Promise.all([
        import('../why/provenance.ts'),
        import('../why/workspace-of.ts'),
      ]);
      const apps = new Map(
        [...files.values()].flatMap(({ app, cluster, manifest }) =>
          app !== undefined && cluster !== undefined && manifest ? [[`${cluster} ${keyOf(manifest)}`, app]] : [],
        ),
      );
      return provenance(await readWorkspace(root, model), (cluster, key) => apps.get(`${cluster} ${key}`));
    },
  };
}
