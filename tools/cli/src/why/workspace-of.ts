import { readSources } from '@delivery/tree';
import type { Source } from '@delivery/yaml';
import type { FolderComponent } from '../app-of.ts';
import type { Model } from '../model.ts';
import { readBundles } from '../read-bundles.ts';
import type { Workspace } from './app-rendering.ts';
import { factFiles } from './fact-files.ts';

/** What a repository is rendered from, to render parts of it again. */
export function workspaceOf(
  components: readonly FolderComponent[],
  sources: readonly Source[],
  { fleet, catalog }: Pick<Model, 'fleet' | 'catalog'>,
): Workspace {
  return {
    fleet,
    catalog,
    bundles: readBundles(sources),
    files: factFiles(sources),
    components: new Map(components.map(({ component }) => [component.name, component])),
  };
}

/** The workspace of a repository. Apps and libs load here, not when the CLI starts. */
export async function readWorkspace(root: string, model: Pick<Model, 'fleet' | 'catalog'>): Promise<Workspace> {
  const { apps } = await import('delivery:apps');
  return workspaceOf(apps, readSources(root), model);
}
