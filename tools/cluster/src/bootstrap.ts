import { join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { readManifests, type ManifestFile } from './manifests.ts';
import { refuse } from './refuse.ts';
import type { Engine } from './stack.ts';

/** A cluster's committed `bootstrap/` folder: the engine's configuration, the source, the root. */
export interface Bootstrap {
  readonly folder: string;
  readonly engine: Engine;
  readonly files: readonly ManifestFile[];
  readonly manifests: readonly Manifest[];
}

/** What the engine syncs from. */
export interface Source {
  /** As committed, e.g. in `spec.source.repoURL`. */
  readonly address: string;
  readonly branch: string;
}

/**
 * @param change applied to each file's text, e.g. to replace addresses
 * @throws Refusal for a folder that holds objects of neither engine, or of both
 */
export async function readBootstrap(folder: string, change?: (text: string) => string): Promise<Bootstrap> {
  const files = await readManifests(folder, change);
  const manifests = files.flatMap((file) => file.manifests);
  return { folder, engine: engineOf(folder, manifests), files, manifests };
}

/** The engine is where the objects live: all of Argo CD's are in `argocd`, all of Flux's in `flux-system`. */
function engineOf(folder: string, manifests: readonly Manifest[]): Engine {
  const namespaces = new Set(manifests.map(({ metadata }) => metadata.namespace));
  const argocd = namespaces.has('argocd');
  const flux = namespaces.has('flux-system');
  if (argocd !== flux) return argocd ? 'argocd' : 'flux';
  throw refuse(2, {
    id: 'bootstrap-names-engine',
    subject: folder,
    found: argocd ? 'objects of both engines' : `objects in the namespaces ${[...namespaces].join(', ') || '(none)'}`,
    allowed: 'objects in argocd, or objects in flux-system',
    fix: 'render the tree again: npm run synth',
  });
}

interface SyncSpec {
  readonly source?: { readonly repoURL?: string; readonly targetRevision?: string; readonly path?: string };
  readonly url?: string;
  readonly ref?: { readonly branch?: string };
}

/** @throws Refusal when the folder names no source, or several */
export function sourceOf({ folder, manifests }: Pick<Bootstrap, 'folder' | 'manifests'>): Source {
  const found = manifests.flatMap(({ kind, spec }) => {
    const { source, url, ref } = (spec ?? {}) as SyncSpec;
    if (kind === 'Application' && source?.path) return [[source.repoURL, source.targetRevision] as const];
    return kind === 'GitRepository' ? [[url, ref?.branch] as const] : [];
  });
  const distinct = [...new Set(found.map((pair) => pair.join(' at ')))];
  const [address, branch] = found[0] ?? [];
  if (distinct.length === 1 && address !== undefined && branch !== undefined) return { address, branch };
  throw refuse(2, {
    id: 'bootstrap-names-source',
    subject: folder,
    found: distinct.length === 0 ? 'no source' : distinct.join(', '),
    allowed: 'one address and branch, in Applications with a path or in a GitRepository',
    fix: 'render the tree again: npm run synth',
  });
}

/** The file of a bootstrap that holds an object. */
export function fileOf({ folder, files }: Bootstrap, manifest: Manifest): string {
  return files.find(({ manifests }) => manifests.includes(manifest))?.file ?? join(folder, manifest.metadata.name);
}
