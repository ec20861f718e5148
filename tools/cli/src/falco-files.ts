import type { RenderedObject } from '@delivery/component';
import { rulesFilesIn } from '@delivery/falco';
import type { PlainFile } from './files-of.ts';

/** The Falco rules of each app on each cluster as files, in loadable order by name: for whoever runs Falco without Kubernetes. */
export function falcoFiles(objects: readonly RenderedObject[]): readonly PlainFile[] {
  return [...byFolder(objects)].flatMap(([folder, { app, manifests }]) =>
    [...rulesFilesIn(manifests)].map(([name, text]) => ({
      path: `generated/falco/${folder}/${name}`,
      text,
      app,
      source: 'falcoFiles',
    })),
  );
}

function byFolder(objects: readonly RenderedObject[]) {
  const folders = new Map<string, { readonly app: string; readonly manifests: RenderedObject['manifest'][] }>();
  for (const { app, cluster, manifest } of objects) {
    if (cluster === undefined || manifest.kind !== 'ConfigMap') continue;
    const folder = folders.get(`${cluster}/${app}`) ?? { app, manifests: [] };
    folders.set(`${cluster}/${app}`, folder);
    folder.manifests.push(manifest);
  }
  return folders;
}
