import { groupOf, type Manifest } from '@delivery/manifest';
import type { FieldPath } from '../../diff/path.ts';
import { at, isRecord, listAt, textAt } from '../../tree/fields.ts';
import { appSpecPath } from './app-spec.ts';
import { imageOf } from './image.ts';
import { ENGINE_NAMESPACES } from './own-rule.ts';
import { templatePath } from './pods.ts';

/** A version that says what an operator is, and where it stands. */
export interface VersionField {
  readonly field: FieldPath;
  readonly version: string;
}

/** Crossplane's own kinds, from which it makes everything else. */
const PACKAGES: readonly string[] = [
  'pkg.crossplane.io/Provider',
  'pkg.crossplane.io/Function',
  'pkg.crossplane.io/Configuration',
];
const DEFINITIONS = [
  'apiextensions.crossplane.io/Composition',
  'apiextensions.crossplane.io/CompositeResourceDefinition',
];

/** Charts and images of operators that do not say so in their name. */
const KNOWN = new Set([
  ...['argo-cd', 'argo-rollouts', 'argo-workflows', 'flux2', 'crossplane', 'cert-manager', 'external-secrets'],
  ...[
    'external-dns',
    'karpenter',
    'keda',
    'kyverno',
    'gatekeeper',
    'velero',
    'cilium',
    'istiod',
    'base',
    'linkerd-control-plane',
  ],
  ...['kube-prometheus-stack', 'sealed-secrets', 'cloudnative-pg', 'metallb', 'rook-ceph', 'vertical-pod-autoscaler'],
  ...['strimzi-kafka', 'cluster-autoscaler', 'kro', 'kueue'],
]);
const SAYS_SO = /(?:^|-)(?:operator|controller|controllers|controller-manager|provider|csi-driver|crds?)(?:-|$)/;

/** Whether something of this name acts on objects of others. */
function isOperatorName(name: string): boolean {
  const last = name.split('/').at(-1) ?? '';
  return KNOWN.has(last) || SAYS_SO.test(last);
}

/**
 * Whether an object is an operator, or makes one: a package or definition of Crossplane, a sync object of its chart, its workload.
 */
export function isOperator(manifest: Manifest): boolean {
  const kind = `${groupOf(manifest)}/${manifest.kind}`;
  return (
    PACKAGES.includes(kind) ||
    DEFINITIONS.includes(kind) ||
    isOperatorWorkload(manifest) ||
    chartsOf(manifest).length > 0
  );
}

/** Every version of an operator that an object states. */
export function operatorVersions(manifest: Manifest): readonly VersionField[] {
  if (PACKAGES.includes(`${groupOf(manifest)}/${manifest.kind}`))
    return [versionOf(['spec', 'package'], textAt(manifest, 'spec', 'package'))];
  return isOperatorWorkload(manifest) ? imagesOf(manifest) : chartsOf(manifest);
}

function isOperatorWorkload(manifest: Manifest): boolean {
  const { name, namespace = '' } = manifest.metadata;
  return templatePath(manifest) !== undefined && (ENGINE_NAMESPACES.includes(namespace) || isOperatorName(name));
}

function imagesOf(manifest: Manifest): readonly VersionField[] {
  const path = [...(templatePath(manifest) ?? []), 'spec', 'containers'];
  return listAt(manifest, ...path).map((container, i) => {
    const name = textAt(container, 'name');
    return versionOf([...path, name === undefined ? i : { name }, 'image'], textAt(container, 'image'));
  });
}

/** @param reference - e.g. `registry.example/app:v1.2.3@sha256:…` */
function versionOf(field: FieldPath, reference: string | undefined): VersionField {
  return { field, version: imageOf(reference ?? '').tag ?? '' };
}

/** Of an Application, ApplicationSet or HelmRelease that applies the chart of an operator. */
function chartsOf(manifest: Manifest): readonly VersionField[] {
  if (manifest.kind === 'HelmRelease') {
    const field = ['spec', 'chart', 'spec', 'version'];
    const chart = textAt(manifest.spec, 'chart', 'spec', 'chart') ?? textAt(manifest.spec, 'chartRef', 'name') ?? '';
    return isOperatorName(chart) ? [{ field, version: textAt(manifest, ...field) ?? '' }] : [];
  }
  if (manifest.kind !== 'Application' && manifest.kind !== 'ApplicationSet') return [];
  const spec = appSpecPath(manifest);
  const sources: readonly (readonly (string | number)[])[] = [
    [...spec, 'source'],
    ...listAt(manifest, ...spec, 'sources').map((_, i) => [...spec, 'sources', i]),
  ];
  return sources.flatMap((path) => {
    const source = at(manifest, ...path);
    if (!isRecord(source) || !isOperatorName(textAt(source, 'chart') ?? '')) return [];
    return [{ field: [...path, 'targetRevision'], version: textAt(source, 'targetRevision') ?? '' }];
  });
}
