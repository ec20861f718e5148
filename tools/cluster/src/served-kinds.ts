import { groupOf, type Manifest } from '@delivery/manifest';
import type { Api } from './api.ts';
import { waitFor } from './wait.ts';

interface ApiResource {
  /** Plural, e.g. `deployments`; with a slash for a subresource. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export type ServedKinds = (apiVersion: string, kind: string) => Promise<ApiResource | undefined>;

/** e.g. `/apis/apps/v1/namespaces/order/deployments`. */
export function resourcePath(apiVersion: string, plural: string, namespace?: string): string {
  return `${versionPath(apiVersion)}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${plural}`;
}

/** Each API version is asked for once. */
export function servedKinds(api: Api): ServedKinds {
  const answers = new Map<string, Promise<readonly ApiResource[]>>();
  return async (apiVersion, kind) => {
    const answer = answers.get(apiVersion) ?? resourcesOf(api, apiVersion);
    answers.set(apiVersion, answer);
    return (await answer).find((resource) => resource.kind === kind && !resource.name.includes('/'));
  };
}

interface CrdSpec {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

/**
 * Waits until the kinds of CRDs can be asked for, which is some time after a CRD is Established. A hundred CRDs take a
 * minute, so the server is asked gently: for lists of kinds, and only for those that lacked one.
 */
export async function crdsServed(api: Api, crds: readonly Manifest[]): Promise<void> {
  let waiting = crds.flatMap(({ metadata, spec }) => {
    const { group, names, versions } = spec as CrdSpec;
    const served = versions.filter((version) => version.served);
    return served.map(({ name }) => ({ crd: metadata.name, apiVersion: `${group}/${name}`, kind: names.kind }));
  });
  const look = async () => {
    const versions = [...new Set(waiting.map(({ apiVersion }) => apiVersion))];
    const lists = await Promise.all(versions.map((version) => resourcesOf(api, version)));
    const listed = new Set(lists.flatMap((list, i) => list.map(({ kind }) => `${versions[i]} ${kind}`)));
    waiting = waiting.filter(({ apiVersion, kind }) => !listed.has(`${apiVersion} ${kind}`));
    const [first] = waiting;
    return first === undefined || `${waiting.length} kinds are not listed, e.g. ${await story(api, first.crd)}`;
  };
  await waitFor(look, { message: `the kinds of ${crds.length} CRDs are served`, timeout: 240_000 });
}

interface CrdStatus {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

async function story(api: Api, crd: string): Promise<string> {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${crd}`;
  return `${crd}: ${JSON.stringify((await api.get<CrdStatus>(path))?.status?.conditions ?? [])}`;
}

async function resourcesOf(api: Api, apiVersion: string): Promise<readonly ApiResource[]> {
  const answer = await api.get<{ readonly resources: readonly ApiResource[] }>(versionPath(apiVersion));
  return answer?.resources ?? [];
}

function versionPath(apiVersion: string): string {
  return `${groupOf({ apiVersion }) === '' ? '/api' : '/apis'}/${apiVersion}`;
}
