import { describe, expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

const values = {
  controller: {
    priorityClassName: 'critical',
    persistence: { storageClassName: 'fast' },
    imagePullSecrets: [{ name: 'a' }],
    env: [{ valueFrom: { secretKeyRef: { name: 'b' } } }, { valueFrom: { configMapKeyRef: { name: 'c' } } }],
    envFrom: [{ secretRef: { name: 'd' } }, { configMapRef: { name: 'e' } }],
    extraVolumes: [{ secret: { secretName: 'f' } }, { configMap: { name: 'g' } }],
    volumes: [{ secret: { secretName: 'h' } }],
    configMap: { name: 'which-the-chart-makes' },
  },
};

/** What the values name, as its path below them and the thing. */
const named = [
  'controller.envFrom[0].secretRef.name: /Secret shop/d',
  'controller.envFrom[1].configMapRef.name: /ConfigMap shop/e',
  'controller.env[0].valueFrom.secretKeyRef.name: /Secret shop/b',
  'controller.env[1].valueFrom.configMapKeyRef.name: /ConfigMap shop/c',
  'controller.extraVolumes[0].secret.secretName: /Secret shop/f',
  'controller.extraVolumes[1].configMap.name: /ConfigMap shop/g',
  'controller.imagePullSecrets[0].name: /Secret shop/a',
  'controller.persistence.storageClassName: storage.k8s.io/StorageClass */fast',
  'controller.priorityClassName: scheduling.k8s.io/PriorityClass */critical',
  'controller.volumes[0].secret.secretName: /Secret shop/h',
];

const below = (at: string) => named.map((line) => `${at}.${line}`);

describe('the values of a chart name objects of the namespace that it is installed into', () => {
  it('by Flux', () => {
    const release = objectOf(
      'helm.toolkit.fluxcd.io/v2 HelmRelease',
      { spec: { targetNamespace: 'shop', values } },
      { namespace: 'flux-system' },
    );
    expect(namesOf(release)).toEqual(['spec.targetNamespace: /Namespace */shop', ...below('spec.values')]);
  });

  it('by Flux, its own', () => {
    expect(namesOf(objectOf('helm.toolkit.fluxcd.io/v2 HelmRelease', { spec: { values } }))).toEqual(
      below('spec.values'),
    );
  });

  it('by Argo CD', () => {
    const space = 'spec.destination.namespace: /Namespace */shop';
    const destination = { name: 'in-cluster', namespace: 'shop' };
    const one = objectOf(
      'argoproj.io/v1alpha1 Application',
      { spec: { destination, source: { helm: { valuesObject: values } } } },
      { namespace: 'argocd' },
    );
    expect(namesOf(one)).toEqual([space, ...below('spec.source.helm.valuesObject')]);
    const many = objectOf(
      'argoproj.io/v1alpha1 Application',
      { spec: { destination, sources: [{ helm: { valuesObject: values } }] } },
      { namespace: 'argocd' },
    );
    expect(namesOf(many)).toEqual([space, ...below('spec.sources[0].helm.valuesObject')]);
  });

  it('but not on another cluster', () => {
    const spec = { destination: { name: 'edge', namespace: 'shop' }, source: { helm: { valuesObject: values } } };
    expect(namesOf(objectOf('argoproj.io/v1alpha1 Application', { spec }, { namespace: 'argocd' }))).toEqual([]);
  });
});
