import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const rollout = (strategy: object): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'billing', namespace: 'shop' },
  spec: { replicas: 4, strategy },
});
const canary = rollout({
  canary: {
    analysis: { templates: [{ templateName: 'errors' }] },
    steps: [{ setWeight: 10 }, { pause: { duration: '3m' } }, { setWeight: 50 }, { pause: { duration: '3m' } }],
  },
});
const blueGreen = rollout({
  blueGreen: { autoPromotionEnabled: false, prePromotionAnalysis: { templates: [{ templateName: 'smoke' }] } },
});
const experiment: Manifest = {
  apiVersion: 'chaos-mesh.org/v1alpha1',
  kind: 'NetworkChaos',
  metadata: { name: 'slow', namespace: 'shop' },
  spec: {
    action: 'delay',
    mode: 'one',
    duration: '30s',
    selector: { namespaces: ['shop'], labelSelectors: { 'app.kubernetes.io/name': 'order' } },
  },
};
const has = (manifest: Manifest) => ({ add: { 'apps/shop': [manifest] } });
const set = (fields: Readonly<Record<string, unknown>>) => ({ set: { 'Rollout shop/billing': fields } });
const chaos = (fields: Readonly<Record<string, unknown>>) => ({ set: { 'NetworkChaos shop/slow': fields } });
const object = 'argoproj.io/Rollout/shop/billing';

export const positive: Rule['positive'] = [
  {
    name: 'a pause less',
    decides: 'spec.strategy.canary.steps',
    both: has(canary),
    after: set({ 'spec.strategy.canary.steps[3]': undefined }),
    object,
    field: 'spec.strategy.canary.steps',
  },
  {
    name: 'no analysis',
    decides: 'spec.strategy.canary.analysis',
    both: has(canary),
    after: set({ 'spec.strategy.canary.analysis': undefined }),
    object,
    field: 'spec.strategy.canary.analysis',
  },
  {
    name: 'promotion by itself',
    decides: 'spec.strategy.blueGreen.autoPromotionEnabled',
    both: has(blueGreen),
    after: set({ 'spec.strategy.blueGreen.autoPromotionEnabled': true }),
    object,
    field: 'spec.strategy.blueGreen.autoPromotionEnabled',
  },
  {
    name: 'an experiment without an end',
    decides: 'spec.duration',
    both: has(experiment),
    after: chaos({ 'spec.duration': undefined }),
    object: 'chaos-mesh.org/NetworkChaos/shop/slow',
    field: 'spec.duration',
  },
  {
    name: 'an experiment on more pods',
    decides: 'spec.selector',
    both: has(experiment),
    after: chaos({ 'spec.selector.labelSelectors': undefined }),
    object: 'chaos-mesh.org/NetworkChaos/shop/slow',
    field: 'spec.selector.labelSelectors',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'one more pause',
    decides: 'spec.strategy.canary.steps',
    both: has(canary),
    after: set({
      'spec.strategy.canary.steps[4]': { setWeight: 80 },
      'spec.strategy.canary.steps[5]': { pause: { duration: '3m' } },
    }),
  },
  {
    name: 'another analysis',
    decides: 'spec.strategy.canary.analysis',
    both: has(canary),
    after: set({ 'spec.strategy.canary.analysis.templates[0].templateName': 'latency' }),
  },
  {
    name: 'promotion by hand',
    decides: 'spec.strategy.blueGreen.autoPromotionEnabled',
    both: has(rollout({ blueGreen: { autoPromotionEnabled: true } })),
    after: set({ 'spec.strategy.blueGreen.autoPromotionEnabled': false }),
  },
  {
    name: 'an experiment on fewer pods',
    decides: 'spec.selector',
    both: has(experiment),
    after: chaos({ 'spec.selector.labelSelectors.zone': 'a' }),
  },
];
