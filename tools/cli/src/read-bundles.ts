import type { CrdBundle } from '@delivery/component';
import type { Manifest } from '@delivery/manifest';
import type { Source } from '@delivery/yaml';

/** The CustomResourceDefinitions that `npm run build:crds` wrote, in the order of their files. */
export function readBundles(sources: readonly Source[]): readonly CrdBundle[] {
  return sources.flatMap(({ file, bytes }) => {
    const folder = /^libs\/kubernetes\/crds\/([^/]+\/[^/]+)\.json$/.exec(file)?.[1];
    if (folder === undefined) return [];
    const { crds } = JSON.parse(new TextDecoder().decode(bytes)) as { crds: readonly Manifest[] };
    return [{ folder, crds }];
  });
}
