import { expand, isApplicationSet } from './application-set/expand.ts';
import { argocdUnit, isApplication } from './argocd.ts';
import { textAt } from './fields.ts';
import type { TreeFile } from './file.ts';
import { fluxUnit, isFluxUnit, isGitRepository } from './flux.ts';
import type { Layout } from './layout.ts';
import { manifestsIn } from './objects-of.ts';
import { rootOf } from './root.ts';
import { SYNC_GROUPS } from './skim-words.ts';
import type { SyncUnit } from './sync-unit.ts';

const SYNC_KINDS = ['Application', 'Kustomization', 'HelmRelease', 'GitRepository'];

/** Sync objects, and what their paths begin with that those of the files do not. */
export function unitsOf(
  files: readonly TreeFile[],
  layout: Layout,
): { readonly units: readonly SyncUnit[]; readonly root: string } {
  const found = files
    .filter(mayHoldSync)
    .flatMap((file) =>
      manifestsIn(file).map(({ manifest }) => ({ manifest, file: file.path, home: layout(file.path).cluster })),
    );
  if (found.length === 0) return { units: [], root: '' };
  const inSide = foldersOf(files);
  const root = rootOf(
    found.map(({ manifest }) => manifest),
    inSide,
  );
  const holds = (path: string) => `${path}/`.startsWith(root) && inSide(path.slice(root.length));
  const sources = new Map(
    found
      .filter(({ manifest }) => isGitRepository(manifest))
      .map(({ manifest, home }) => [
        `${home}/${manifest.metadata.namespace ?? ''}/${manifest.metadata.name}`,
        manifest,
      ]),
  );
  const units = found.flatMap(({ manifest, file, home }) => {
    if (isApplication(manifest)) return [argocdUnit(manifest, file, home, holds)];
    if (isApplicationSet(manifest)) {
      const generatedBy = manifest.metadata.name;
      return expand(manifest, files).applications.map((one) => ({
        ...argocdUnit(one, file, home, holds),
        generatedBy,
      }));
    }
    if (!isFluxUnit(manifest)) return [];
    const namespace = textAt(manifest.spec, 'sourceRef', 'namespace') ?? manifest.metadata.namespace ?? '';
    const name = textAt(manifest.spec, 'sourceRef', 'name') ?? '';
    return [fluxUnit(manifest, file, home, holds, sources.get(`${home}/${namespace}/${name}`))];
  });
  return { units, root };
}

const sync = new WeakMap<TreeFile, boolean>();

function mayHoldSync(file: TreeFile): boolean {
  const known = sync.get(file);
  if (known !== undefined) return known;
  const may = SYNC_GROUPS.some((group) => file.mentions(group)) && SYNC_KINDS.some((kind) => file.mentions(kind));
  sync.set(file, may);
  return may;
}

/** Every folder and file of a side. */
function foldersOf(files: readonly TreeFile[]): (path: string) => boolean {
  const all = new Set(['']);
  for (const { path } of files) {
    all.add(path);
    for (
      let end = path.lastIndexOf('/');
      end > 0 && !all.has(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1)
    ) {
      all.add(path.slice(0, end));
    }
  }
  return (path) => all.has(path);
}
