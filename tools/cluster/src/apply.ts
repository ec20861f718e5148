import { groupOf, nameOf, type Manifest } from '@delivery/manifest';
import { messageOf, type Api, type ApiAnswer } from './api.ts';
import { waitFor } from './wait.ts';

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
      const accepted = now.filter((manifest) => verdicts.get(manifest)?.accepted);
      await Promise.all(accepted.map((crd) => established(api, crd.metadata.name)));
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

/** e.g. `/apis/apps/v1/namespaces/order/deployments`. */
export function resourcePath(apiVersion: string, plural: string, namespace?: string): string {
  const group = groupOf({ apiVersion }) === '' ? '/api' : '/apis';
  return `${group}/${apiVersion}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${plural}`;
}

interface ApiResource {
  /** Plural, e.g. `deployments`; with a slash for a subresource. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

type ServedKinds = (apiVersion: string, kind: string) => Promise<ApiResource | undefined>;

/** Each API version is asked for once. */
function servedKinds(api: Api): ServedKinds {
  const answers = new Map<string, Promise<{ resources: ApiResource[] } | undefined>>();
  return async (apiVersion, kind) => {
    const path = groupOf({ apiVersion }) === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
    if (!answers.has(apiVersion)) answers.set(apiVersion, api.get(path));
    const resources = (await answers.get(apiVersion))?.resources ?? [];
    return resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
  };
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Until its kind can be asked for: the API server lists a kind some time after it calls the CRD Established. */
async function established(api: Api, name: string): Promise<void> {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
  const look = async () => {
    const crd = await api.get<Crd>(path);
    const conditions = crd?.status?.conditions ?? [];
    if (crd === undefined || !conditions.some(({ type, status }) => type === 'Established' && status === 'True')) {
      return `its conditions: ${JSON.stringify(conditions)}`;
    }
    const { group, names, versions } = crd.spec;
    const served = servedKinds(api);
    for (const version of versions.filter((candidate) => candidate.served)) {
      const apiVersion = `${group}/${version.name}`;
      if ((await served(apiVersion, names.kind)) === undefined) return `Established, but not listed in ${apiVersion}`;
    }
    return true;
  };
  await waitFor(look, { message: `CRD ${name} is served`, timeout: 30_000, interval: 50 });
}
