import { describe, expect, it } from 'vitest';
import type { Edit } from '../../risk/testing/case.ts';
import type { AnswerLine, Hit } from '../report.ts';
import { fleet, reviewCase, reviewObjects } from '../testing.ts';

const said = (lines: readonly AnswerLine[]) =>
  lines.map(({ text, clusters, rules }) => `${text} on ${clusters.length}${rules ? ` ${rules.join(' ')}` : ''}`);
const one = fleet.slice(3);
const order = 'Deployment shop/order';
const image = 'spec.template.spec.containers[0].image';

describe('deleted or replaced', () => {
  const deleted = (after: Edit) => said(reviewCase({ after }).report.answers.deleted);

  it.each<readonly [name: string, after: Edit, lines: readonly string[]]>([
    ['nothing', { set: { [order]: { 'spec.replicas': 6 } } }, []],
    ['an object', { remove: ['Service shop/order'] }, ['Service shop/order is removed on 4']],
    [
      'an object that stays',
      { set: { 'Namespace shop': {} }, remove: ['PersistentVolumeClaim shop/uploads'] },
      ['PersistentVolumeClaim shop/uploads is removed on 4'],
    ],
    [
      'a field that cannot be changed',
      { set: { [order]: { 'spec.selector.matchLabels.a': 'b' } } },
      ['Deployment shop/order: spec.selector.matchLabels.a cannot be changed in place on 4'],
    ],
    [
      'much of an app',
      { remove: ['Service shop/order', 'ConfigMap shop/order', 'ServiceAccount shop/order', 'Role shop/order'] },
      ['shop: 4 objects are removed on 4'],
    ],
  ])('%s', (_, after, lines) => {
    expect(deleted(after)).toEqual(lines);
  });

  it('says what nothing prunes', () => {
    const both = {
      set: { 'Service shop/order': { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=false' } } },
    };
    const { report } = reviewCase({ clusters: one, both, after: { remove: ['Service shop/order'] } });
    expect(said(report.answers.deleted)).toEqual([
      'Service shop/order is removed, but stays on the cluster: nothing prunes it on 1',
    ]);
  });

  it('puts first what a rule sees a danger in', () => {
    const hit = { rule: 'D01', verdict: 'stop', object: 'azure-prod-westeurope//Service/shop/order' } as Hit;
    const after = { remove: ['ConfigMap shop/order', 'Service shop/order'] };
    expect(said(reviewCase({ clusters: one, after }, { hits: [hit] }).report.answers.deleted)).toEqual([
      'Service shop/order is removed on 1 D01',
      'ConfigMap shop/order is removed on 1',
    ]);
  });

  it('finds a hit on the object that was renamed', () => {
    const hit = { rule: 'D01', verdict: 'stop', object: 'aws//ConfigMap/order/order' } as Hit;
    const data = { A: 'a'.repeat(50), B: 'b'.repeat(50), C: 'c'.repeat(50) };
    const named = (name: string) => ({
      aws: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'order' }, data }],
    });
    const { report } = reviewObjects(named('order'), named('settings'), { hits: [hit] });
    expect(said(report.answers.deleted)).toEqual([
      'ConfigMap order/order is removed, and comes as ConfigMap order/settings on 1 D01',
    ]);
    expect(report.hits[0]?.object).toBe('aws//ConfigMap/order/settings');
    expect(report.groups[0]?.verdict).toBe('stop');
  });
});

describe('pods that restart', () => {
  const scaler = (kind: string, apiVersion: string, spec: object): Edit => ({
    add: {
      'apps/shop': [
        {
          apiVersion,
          kind,
          metadata: { name: 'order', namespace: 'shop' },
          spec: { scaleTargetRef: { kind: 'Deployment', name: 'order' }, ...spec },
        },
      ],
    },
  });
  const release = { set: { [order]: { [image]: 'registry.example/order:1.4.2' } } };

  it.each<readonly [name: string, both: Edit, after: Edit, lines: readonly string[]]>([
    ['by the replicas', {}, release, ['Deployment shop/order: 16 pods, rings development, production on 4']],
    [
      'by an HPA',
      scaler('HorizontalPodAutoscaler', 'autoscaling/v2', { minReplicas: 2 }),
      release,
      ['Deployment shop/order: 8 pods, rings development, production on 4'],
    ],
    [
      'by KEDA, from none',
      scaler('ScaledObject', 'keda.sh/v1alpha1', { minReplicaCount: 0 }),
      release,
      ['Deployment shop/order: no pod at rest, rings development, production on 4'],
    ],
    ['none of a workload without replicas', { set: { [order]: { 'spec.replicas': 0 } } }, release, []],
    ['none of another number of them', {}, { set: { [order]: { 'spec.replicas': 6 } } }, []],
    ['none of a label of the workload', {}, { set: { [order]: { 'metadata.labels.a': 'b' } } }, []],
  ])('%s', (_, both, after, lines) => {
    expect(said(reviewCase({ both, after }).report.answers.restarts)).toEqual(lines);
  });

  it('says the most first, and counts them by cluster', () => {
    const after = { set: { ...release.set, 'StatefulSet shop/cache': { [image]: 'registry.example/cache:8' } } };
    const { report } = reviewCase({ clusters: one, after });
    expect(said(report.answers.restarts)).toEqual([
      'Deployment shop/order: 4 pods, ring production on 1',
      'StatefulSet shop/cache: 3 pods, ring production on 1',
    ]);
    expect(report.clusters.map(({ name, restarts, apps }) => [name, restarts, apps])).toEqual([
      ['azure-prod-westeurope', 7, { shop: 2 }],
    ]);
  });
});

describe('changed elsewhere', () => {
  const elsewhere = (edited: readonly string[]) =>
    said(reviewCase({ after: { set: { [order]: { 'spec.replicas': 6 } } } }, { edited }).report.answers.elsewhere);

  it.each<readonly [name: string, edited: readonly string[], lines: readonly string[]]>([
    ['nothing when the app itself was edited', ['apps/services/shop/component.ts'], []],
    ['nothing when all clusters were', fleet.map(({ name }) => `clusters/${name}.yaml`), []],
    ['another app', ['apps/services/payment/component.ts'], ['shop: 4 objects on 4']],
    ['other clusters', [`clusters/${fleet[0]?.name ?? ''}.yaml`], ['shop: 3 objects on 3']],
    ['by a library', ['libs/constructs/src/index.ts'], ['shop: 4 objects, by libs/constructs/src/index.ts on 4']],
    ['by facts of all', ['clusters/rings.yaml'], ['shop: 4 objects, by clusters/rings.yaml on 4']],
    ['whatever tests and pages say', ['libs/a/x.test.ts', 'libs/a/README.md'], ['shop: 4 objects on 4']],
  ])('%s', (_, edited, lines) => {
    expect(elsewhere(edited)).toEqual(lines);
  });
});
