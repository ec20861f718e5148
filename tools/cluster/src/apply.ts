import { nameOf, type Manifest } from '@delivery/manifest';
import { messageOf, type Api, type ApiAnswer } from './api.ts';
import { crdsServed, resourcePath, servedKinds, type ServedKinds } from './served-kinds.ts';

export interface ApplyOptions {
  /** Only ask. Namespaces and CRDs of the same call are then not there for the others: apply those for real before. */
  readonly dryRun?: boolean;
  /** What happens to fields that the API does not know. @default - 'Strict' */
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  /** @default - 'kubectl', as a person who applies by hand */
  readonly fieldManager?: string;
  /** For namespaced objects that name none. @default - 'default' */
  readonly namespace?: string;
}

/** What the API server said to one object. */
export interface Verdict {
  readonly manifest: Manifest;
  /** For people, e.g. `Deployment order/order`. */
  readonly object: string;
  readonly accepted: boolean;
  /** HTTP status; 0 if the object could not be sent, because its kind is not served. */
  readonly status: number;
  /** Why not. Absent when accepted. */
  readonly message?: string;
  readonly warnings: readonly string[];
}

/**
 * Server-side apply, as `kubectl apply --server-side --force-conflicts`, with a verdict for every object, in the order
 * given. CRDs and namespaces go first, and CRDs are waited for.
 */
export async function applyServerSide(
  api: Api,
  manifests: readonly Manifest[],
  options: ApplyOptions = {},
): Promise<Verdict[]> {
  const served = servedKinds(api);
  const verdicts = new Map<Manifest, Verdict>();
  for (const wave of [0, 1, 2]) {
    const now = manifests.filter((manifest) => waveOf(manifest) === wave);
    await Promise.all(
      now.map(async (manifest) => verdicts.set(manifest, await applyOne(api, served, manifest, options))),
    );
    if (wave === 0 && !options.dryRun) {
      await crdsServed(
        api,
        now.filter((manifest) => verdicts.get(manifest)?.accepted),
      );
    }
  }
  return manifests.flatMap((manifest) => verdicts.get(manifest) ?? []);
}

/** @throws Error that lists every object that was refused */
export function assertAccepted(verdicts: readonly Verdict[]): void {
  const refused = verdicts.filter(({ accepted }) => !accepted);
  if (refused.length === 0) return;
  const lines = refused.map(({ object, message }) => `  ${object}: ${message}`);
  throw new Error(`the API server refused ${refused.length} of ${verdicts.length} objects\n${lines.join('\n')}`);
}

export function verdictOf(manifest: Manifest, { status, body, warnings }: ApiAnswer): Verdict {
  const accepted = status === 200 || status === 201;
  const message = accepted ? {} : { message: messageOf(body) ?? `HTTP status ${status}` };
  return { manifest, object: nameOf(manifest), accepted, status, ...message, warnings };
}

function waveOf({ kind }: Manifest): 0 | 1 | 2 {
  return kind === 'CustomResourceDefinition' ? 0 : kind === 'Namespace' ? 1 : 2;
}

async function applyOne(api: Api, served: ServedKinds, manifest: Manifest, options: ApplyOptions): Promise<Verdict> {
  const { apiVersion, kind, metadata } = manifest;
  const resource = await served(apiVersion, kind);
  if (resource === undefined) {
    const message = `${kind} of ${apiVersion} is not served: its CRD is not there`;
    return { manifest, object: nameOf(manifest), accepted: false, status: 0, message, warnings: [] };
  }
  const namespace = metadata.namespace ?? options.namespace ?? 'default';
  const { fieldManager = 'kubectl', fieldValidation = 'Strict', dryRun } = options;
  const query = new URLSearchParams({ fieldManager, fieldValidation, force: 'true', ...(dryRun && { dryRun: 'All' }) });
  const path = resourcePath(apiVersion, resource.name, resource.namespaced ? namespace : undefined);
  const answer = await api.request(`${path}/${encodeURIComponent(metadata.name)}?${query}`, {
    method: 'PATCH',
    body: manifest,
    contentType: 'application/apply-patch+yaml',
  });
  return verdictOf(manifest, answer);
}
