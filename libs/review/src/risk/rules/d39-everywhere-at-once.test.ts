import { expect, it } from 'vitest';
import type { ClusterFacts } from '../../tree/tree.ts';
import type { Case } from '../testing/case.ts';
import { compareCase } from '../testing/compare-case.ts';
import { d39 } from './d39-everywhere-at-once.ts';

const one: Case = {
  name: 'replicas on clusters that follow main',
  decides: 'spec.replicas',
  clusters: [{ name: 'prod-a' }, { name: 'prod-b' }],
  both: { set: { 'Application argocd/shop': { 'spec.source.targetRevision': 'main' } } },
  after: { set: { 'Deployment shop/order': { 'spec.replicas': 6 } } },
};
const found = (facts: Readonly<Record<string, Partial<ClusterFacts>>>, more: Partial<Case> = {}) => {
  const clusterOf = (name: string) => ({ name, environment: 'production', ...facts[name] });
  return [...d39.inspect({ ...compareCase({ ...one, ...more }), clusterOf })].map((hit) => hit.found);
};

it('knows clouds where no ring is known', () => {
  expect(found({ 'prod-a': { cloud: 'aws' }, 'prod-b': { cloud: 'gcp' } })).toEqual([
    '2 clusters of the clouds aws, gcp follow main, and change in one step',
  ]);
});

it('knows regions of one cloud', () => {
  const cloud = 'aws';
  expect(found({ 'prod-a': { cloud, region: 'eu-west-1' }, 'prod-b': { cloud, region: 'us-east-1' } })).toEqual([
    '2 clusters of the regions eu-west-1, us-east-1 follow main, and change in one step',
  ]);
});

it('says nothing of clusters of which nothing is known', () => expect(found({})).toEqual([]));

it('says nothing of what an ApplicationSet moves in steps of its own', () => {
  const set = (type: string): Case['both'] => ({
    remove: ['Application argocd/shop', 'Application argocd/root'],
    add: {
      gitops: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'ApplicationSet',
          metadata: { name: 'shops', namespace: 'argocd' },
          spec: {
            goTemplate: true,
            strategy: { type },
            generators: [{ list: { elements: [{ cluster: 'prod-a' }, { cluster: 'prod-b' }] } }],
            template: {
              metadata: { name: 'shop-{{.cluster}}' },
              spec: {
                project: 'shop',
                destination: { name: '{{.cluster}}', namespace: 'shop' },
                source: {
                  repoURL: 'https://git.example/platform.git',
                  targetRevision: 'main',
                  path: 'generated/clusters/{{.cluster}}/apps/shop',
                },
                syncPolicy: { automated: { prune: true } },
              },
            },
          },
        },
      ],
    },
    on: ['prod-a'],
  });
  const facts = { 'prod-a': { cloud: 'aws' }, 'prod-b': { cloud: 'gcp' } };
  expect(found(facts, { both: set('AllAtOnce') })).toHaveLength(1);
  expect(found(facts, { both: set('RollingSync') })).toEqual([]);
});
