import type { Manifest } from '@delivery/manifest';
import { folder } from './argocd.ts';
import { listAt, textAt } from './fields.ts';

/**
 * The folders that sync objects name in front of the paths of this side, with a slash at the end, e.g. `generated/` when the side is that
 * folder of a repository; `''` when it is the whole one. The shortest of which most paths are there.
 *
 * @param holds - whether the side has a folder or file
 */
export function rootOf(syncObjects: readonly Manifest[], holds: (path: string) => boolean): string {
  const paths = syncObjects.flatMap(pathsOf);
  const [first = []] = paths.map((path) => path.split('/'));
  const roots = first.map((_, depth) =>
    first
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join(''),
  );
  const found = (root: string) =>
    paths.filter((path) => path.startsWith(root) && holds(path.slice(root.length))).length;
  return roots.reduce((best, root) => (found(root) > found(best) ? root : best), '');
}

function pathsOf({ spec }: Manifest): readonly string[] {
  const named = [
    textAt(spec, 'path'),
    textAt(spec, 'source', 'path'),
    ...listAt(spec, 'sources').map((one) => textAt(one, 'path')),
  ];
  return named.flatMap((path) => folder(path) || []);
}
