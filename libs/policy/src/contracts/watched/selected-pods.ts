import type { Manifest } from '@delivery/manifest';
import { fieldsAt, textAt } from '../../fields.ts';
import type { PodTemplate } from '../../pods/pod-template.ts';
import { selects } from '../../pods/selector.ts';
import type { World } from '../../world.ts';
import { grouped } from '../../grouped.ts';
import { sourcesOf } from '../references/sync/sources.ts';

/** Finds pod templates of a namespace by a LabelSelector. */
export function podSelector(
  world: World,
): (namespace: string | undefined, selector: unknown) => readonly PodTemplate[] {
  const byNamespace = grouped(world.pods, ({ owner }) => owner.metadata.namespace ?? '');
  return (namespace, selector) =>
    (byNamespace.get(namespace ?? '') ?? []).filter(({ metadata }) => selects(selector, fieldsAt(metadata, 'labels')));
}

/**
 * Namespaces with pods that the tree does not hold: those of charts, and those that the tree does not make.
 */
export function isOpaque(world: World): (namespace: string | undefined) => boolean {
  const own = new Set(world.of('', 'Namespace').map(({ metadata }) => metadata.name));
  const opaque = new Set([
    ...world.of('argoproj.io', 'Application').flatMap(chartNamespaces),
    ...world.of('helm.toolkit.fluxcd.io', 'HelmRelease').map(releaseNamespace),
  ]);
  return (namespace) => opaque.has(namespace) || (own.size > 0 && !own.has(namespace ?? ''));
}

function chartNamespaces(application: Manifest): (string | undefined)[] {
  const hasChart = sourcesOf(application).some(({ fields }) => textAt(fields, 'chart') !== undefined);
  return hasChart ? [textAt(application, 'spec', 'destination', 'namespace')] : [];
}

function releaseNamespace(release: Manifest): string | undefined {
  return textAt(release, 'spec', 'targetNamespace') ?? release.metadata.namespace;
}
