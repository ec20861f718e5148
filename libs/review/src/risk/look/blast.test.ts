import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import type { Case } from '../testing/case.ts';
import { compareCase } from '../testing/compare-case.ts';
import { blastOf } from './blast.ts';

const GI = 2 ** 30;
const ON_PROD = { clusters: ['prod'], clouds: ['aws'], rings: ['production'] };

function blast(keys: readonly string[], one: Omit<Case, 'name' | 'decides'> = {}) {
  const comparison = compareCase({ name: '', decides: '', ...one });
  const objects = keys.map((key) => comparison.before.find(key) ?? comparison.after.find(key)!);
  return blastOf(comparison, objects);
}

const crd: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'rollouts.argoproj.io' },
  spec: { group: 'argoproj.io', names: { kind: 'Rollout' } },
};
const rollout: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { replicas: 7 },
};
const volume: Manifest = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'uploads' },
  spec: { capacity: { storage: '20Gi' } },
};

describe('the blast of', () => {
  it('nothing is nothing', () => {
    expect(blast([])).toEqual({ pods: 0, volumeBytes: 0, clusters: [], clouds: [], rings: [] });
  });

  it('a workload is its pods', () => {
    expect(blast(['prod/apps/Deployment/shop/order'])).toEqual({ pods: 4, volumeBytes: 0, ...ON_PROD });
  });

  it('a workload that falls is the pods that it had', () => {
    const comparison = compareCase({
      name: '',
      decides: '',
      after: { set: { 'Deployment shop/order': { 'spec.replicas': 0 } } },
    });
    const object = comparison.after.find('prod/apps/Deployment/shop/order')!;
    expect(blastOf(comparison, [object]).pods).toBe(4);
  });

  it('a StatefulSet is a claim for every pod', () => {
    expect(blast(['prod/apps/StatefulSet/shop/cache'])).toEqual({ pods: 3, volumeBytes: 30 * GI, ...ON_PROD });
  });

  it('a claim is what it asks for', () => {
    expect(blast(['prod//PersistentVolumeClaim/shop/uploads'])).toEqual({ pods: 0, volumeBytes: 20 * GI, ...ON_PROD });
  });

  it('a claim and its volume counts once', () => {
    const both = {
      add: { 'apps/shop': [volume] },
      set: { 'PersistentVolumeClaim shop/uploads': { 'spec.volumeName': 'uploads' } },
    };
    const keys = ['prod//PersistentVolumeClaim/shop/uploads', 'prod//PersistentVolume//uploads'];
    expect(blast(keys, { both }).volumeBytes).toBe(20 * GI);
    expect(blast(['prod//PersistentVolume//uploads'], { both }).volumeBytes).toBe(20 * GI);
  });

  it('a Namespace is all that is in it, each once', () => {
    const keys = ['prod//Namespace//shop', 'prod/apps/Deployment/shop/order'];
    expect(blast(keys)).toEqual({ pods: 7, volumeBytes: 50 * GI, ...ON_PROD });
  });

  it('a sync object that cascades is all that it applies', () => {
    expect(blast(['prod/argoproj.io/Application/argocd/shop'])).toEqual({
      pods: 7,
      volumeBytes: 50 * GI,
      ...ON_PROD,
    });
  });

  it('a sync object that cascades is not what its annotation keeps', () => {
    const keep = { 'metadata.annotations["argocd.argoproj.io/sync-options"]': 'Prune=false,Delete=false' };
    const both = { set: { 'StatefulSet shop/cache': keep, 'PersistentVolumeClaim shop/uploads': keep } };
    // The Namespace takes them along, whatever they say.
    const namespace = { set: { ...both.set, 'Namespace shop': keep } };
    expect(blast(['prod/argoproj.io/Application/argocd/shop'], { both: namespace })).toMatchObject({
      pods: 4,
      volumeBytes: 0,
    });
    expect(blast(['prod/argoproj.io/Application/argocd/shop'], { both })).toMatchObject({
      pods: 7,
      volumeBytes: 50 * GI,
    });
  });

  it('a sync object that leaves all behind is nothing', () => {
    const both = { set: { 'Application argocd/shop': { 'metadata.finalizers': undefined } } };
    expect(blast(['prod/argoproj.io/Application/argocd/shop'], { both }).pods).toBe(0);
  });

  it('a CRD is all of its kind', () => {
    const both = { add: { 'apps/shop': [crd, rollout] } };
    expect(blast(['prod/apiextensions.k8s.io/CustomResourceDefinition//rollouts.argoproj.io'], { both }).pods).toBe(7);
  });

  it('what only the new side has is as that states it', () => {
    const after = { add: { 'apps/shop': [rollout] } };
    expect(blast(['prod/argoproj.io/Rollout/shop/web'], { after }).pods).toBe(7);
  });

  it('objects on clusters of two clouds and rings names both, in the order in which a change travels', () => {
    const clusters = [
      { name: 'b', environment: 'production', cloud: 'aws' },
      { name: 'a', environment: 'development', cloud: 'gcp' },
    ];
    const keys = ['b/apps/Deployment/shop/order', 'a/apps/Deployment/shop/order'];
    expect(blast(keys, { clusters })).toEqual({
      pods: 8,
      volumeBytes: 0,
      clusters: ['a', 'b'],
      clouds: ['aws', 'gcp'],
      rings: ['development', 'production'],
    });
  });
});
