import { at } from '../../../fields.ts';
import type { Row, RowOptions, Rows } from './row.ts';
import { syncsHere } from './syncs-here.ts';

const SOURCE = 'source.toolkit.fluxcd.io';
const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const HELM = 'helm.toolkit.fluxcd.io';
const NOTIFICATION = 'notification.toolkit.fluxcd.io';
const IMAGE = 'image.toolkit.fluxcd.io';

/** On another cluster nobody knows what there is. */
const here: RowOptions = { when: (_fields, object) => syncsHere(object) };

/** The namespace of a chart, unless Helm is to make it. */
const target: RowOptions = {
  when: (spec, release) => syncsHere(release) && at(spec, 'install', 'createNamespace') !== true,
};

const common: readonly Row[] = [
  ['spec.serviceAccountName', '/ServiceAccount', here],
  ['spec.kubeConfig.secretRef.name', '/Secret'],
];

const source: readonly Row[] = [
  ['spec.{secretRef,certSecretRef,proxySecretRef}.name', '/Secret'],
  ['spec.verify.secretRef.name', '/Secret'],
  ['spec.serviceAccountName', '/ServiceAccount'],
];

/** The sources of Flux, and what it makes of them. */
export const fluxRows: Rows = {
  [`${SOURCE}/*`]: [...source, ['spec.sourceRef.name', `${SOURCE}/HelmRepository`, { kindAt: 'kind' }]],
  [`${KUSTOMIZE}/Kustomization`]: [
    ...common,
    ['spec.sourceRef.name', `${SOURCE}/GitRepository`, { kindAt: 'kind' }],
    ['spec.dependsOn[].name', `${KUSTOMIZE}/Kustomization`],
    ['spec.decryption.secretRef.name', '/Secret'],
    ['spec.decryption.serviceAccountName', '/ServiceAccount'],
    ['spec.postBuild.substituteFrom[].name', '/ConfigMap', { kindAt: 'kind' }],
    ['spec.targetNamespace', '/Namespace', here],
    ['spec.healthChecks[].name', 'apps/Deployment', { ...here, kindAt: 'kind' }],
  ],
  [`${HELM}/HelmRelease`]: [
    ...common,
    ['spec.chart.spec.sourceRef.name', `${SOURCE}/HelmRepository`, { kindAt: 'kind' }],
    ['spec.chart.spec.verify.secretRef.name', '/Secret'],
    ['spec.chartRef.name', `${SOURCE}/OCIRepository`, { kindAt: 'kind' }],
    ['spec.dependsOn[].name', `${HELM}/HelmRelease`],
    ['spec.valuesFrom[].name', '/ConfigMap', { kindAt: 'kind', keyAt: 'valuesKey', keyDefault: 'values.yaml' }],
    ['spec.targetNamespace', '/Namespace', target],
    ['spec.storageNamespace', '/Namespace', here],
  ],
  [`${NOTIFICATION}/Alert`]: [['spec.providerRef.name', `${NOTIFICATION}/Provider`]],
  [`${NOTIFICATION}/Provider`]: [['spec.{secretRef,certSecretRef,proxySecretRef}.name', '/Secret']],
  [`${NOTIFICATION}/Receiver`]: [['spec.secretRef.name', '/Secret']],
  [`${IMAGE}/ImagePolicy`]: [['spec.imageRepositoryRef.name', `${IMAGE}/ImageRepository`]],
  [`${IMAGE}/ImageRepository`]: source,
  [`${IMAGE}/ImageUpdateAutomation`]: [['spec.sourceRef.name', `${SOURCE}/GitRepository`, { kindAt: 'kind' }]],
};
