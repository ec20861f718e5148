import { groupOf, type Manifest } from '@delivery/manifest';
import ignore from 'ignore';
import { below, folder } from './argocd.ts';
import { at, textAt, textsAt } from './fields.ts';
import type { SyncUnit } from './sync-unit.ts';

export const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
export const HELM = 'helm.toolkit.fluxcd.io';
const SOURCE = 'source.toolkit.fluxcd.io';
const MANIFESTS = /\.ya?ml$/i;

export function isFluxUnit(object: Manifest): boolean {
  const group = groupOf(object);
  return (object.kind === 'Kustomization' && group === KUSTOMIZE) || (object.kind === 'HelmRelease' && group === HELM);
}

export function isGitRepository(object: Manifest): boolean {
  return object.kind === 'GitRepository' && groupOf(object) === SOURCE;
}

/**
 * @param home - cluster that the object itself is on
 * @param holds - whether the tree has a folder or file
 * @param source - its GitRepository, when the tree holds it
 */
export function fluxUnit(
  unit: Manifest,
  file: string,
  home: string,
  holds: (path: string) => boolean,
  source: Manifest | undefined,
): SyncUnit {
  const { spec } = unit;
  const remote = textAt(spec, 'kubeConfig', 'secretRef', 'name');
  const targetNamespace = textAt(spec, 'targetNamespace');
  const common = {
    engine: 'flux' as const,
    cluster: remote === undefined ? home : remote,
    namespace: unit.metadata.namespace ?? 'flux-system',
    name: unit.metadata.name,
    manifest: unit,
    file,
    suspended: at(spec, 'suspend') === true,
    ...(targetNamespace !== undefined && { targetNamespace }),
  };
  if (unit.kind === 'HelmRelease') {
    return { ...common, applies: () => false, paths: [], opaque: charts(spec), prunes: true };
  }
  const path = folder(textAt(spec, 'path') ?? '') ?? '';
  const here = holds(path);
  const visible = sourceFilter(source);
  const ref = textAt(spec, 'sourceRef', 'name') ?? '';
  return {
    ...common,
    applies: (one) => here && (one === path || (below(one, path) !== undefined && MANIFESTS.test(one))) && visible(one),
    paths: here ? [path] : [],
    opaque: here ? [] : [{ kind: 'repository', name: path, from: ref, version: '' }],
    prunes: at(spec, 'prune') === true,
  };
}

function charts(spec: unknown): SyncUnit['opaque'] {
  const chart = textAt(spec, 'chart', 'spec', 'chart') ?? textAt(spec, 'chartRef', 'name') ?? '';
  const from = textAt(spec, 'chart', 'spec', 'sourceRef', 'name') ?? textAt(spec, 'chartRef', 'kind') ?? '';
  return [{ kind: 'chart', name: chart, from, version: textAt(spec, 'chart', 'spec', 'version') ?? '' }];
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#sparse-checkout and #ignore */
function sourceFilter(source: Manifest | undefined): (path: string) => boolean {
  const checkout = textsAt(source?.spec, 'sparseCheckout').map((path) => folder(path) ?? '');
  const rules = textAt(source?.spec, 'ignore');
  const ignored = rules === undefined ? undefined : ignore().add(rules);
  return (path) =>
    (checkout.length === 0 || checkout.some((part) => path === part || below(path, part) !== undefined)) &&
    !(ignored?.ignores(path) ?? false);
}
