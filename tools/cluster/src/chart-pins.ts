import type { Manifest } from '@delivery/manifest';

/** One version of a Helm chart that a tree asks for. */
export interface PinnedChart {
  /** Of its repository, as in the tree. */
  readonly address: string;
  readonly name: string;
  readonly version: string;
}

interface ChartSource {
  readonly repoURL?: string;
  readonly chart?: string;
  readonly targetRevision?: string;
}

interface HelmReleaseSpec {
  readonly chart?: {
    readonly spec?: {
      readonly chart?: string;
      readonly version?: string;
      readonly sourceRef?: { readonly name?: string; readonly namespace?: string };
    };
  };
}

/** The charts of Argo CD's Applications, and of Flux's HelmReleases whose HelmRepository is among the objects. */
export function chartsIn(manifests: readonly Manifest[]): PinnedChart[] {
  const repositories = new Map(
    manifests
      .filter(({ kind }) => kind === 'HelmRepository')
      .map(({ metadata, spec }) => [keyOf(metadata), (spec as { url?: string }).url]),
  );
  return manifests.flatMap(({ kind, metadata, spec }) => {
    if (kind === 'Application') {
      const { source, sources = [] } = spec as { source?: ChartSource; sources?: readonly ChartSource[] };
      return [source, ...sources].flatMap((from) => pinned(from?.repoURL, from?.chart, from?.targetRevision));
    }
    if (kind !== 'HelmRelease') return [];
    const { chart, version, sourceRef } = (spec as HelmReleaseSpec).chart?.spec ?? {};
    const repository = keyOf({ namespace: metadata.namespace, ...sourceRef });
    return pinned(repositories.get(repository), chart, version);
  });
}

function pinned(address?: string, name?: string, version?: string): PinnedChart[] {
  return address === undefined || name === undefined || version === undefined ? [] : [{ address, name, version }];
}

function keyOf({ namespace = '', name = '' }: { readonly namespace?: string | undefined; readonly name?: string }) {
  return `${namespace}/${name}`;
}
