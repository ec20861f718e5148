import type { Check } from '../../../check.ts';
import { at, isRecord, listAt } from '../../../fields.ts';
import { demandsOf } from '../availability/demands.ts';

const STRATEGIES = ['canary', 'blueGreen'];
const IN_BACKGROUND = ['analysis', 'prePromotionAnalysis', 'postPromotionAnalysis'];

export const rolloutAnalysis: Check = {
  id: 'W53b',
  name: 'rollout-analysis',
  title: 'A Rollout measures the new version, and takes it back when it fails',
  why: 'Without an analysis the steps are a timer: the version that answers with errors goes on to all users, only later.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/'],
  fix: 'name an AnalysisTemplate in analysis.templates of the canary, or in prePromotionAnalysis or postPromotionAnalysis',
  good: [
    { name: 'beside the steps', on: 'Rollout shop/payment' },
    {
      name: 'as a step',
      on: 'Rollout shop/payment',
      set: {
        'spec.strategy.canary.analysis': undefined,
        'spec.strategy.canary.steps[2]': { analysis: { templates: [{ templateName: 'payment' }] } },
      },
    },
    {
      name: 'before the switch',
      on: 'Rollout shop/payment',
      set: {
        'spec.strategy': { blueGreen: { prePromotionAnalysis: { templates: [{ templateName: 'payment' }] } } },
      },
    },
    {
      name: 'after the switch',
      on: 'Rollout shop/payment',
      set: {
        'spec.strategy': { blueGreen: { postPromotionAnalysis: { templates: [{ templateName: 'payment' }] } } },
      },
    },
    {
      name: 'none in development',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.analysis': undefined },
      facts: { availability: 'development' },
    },
    {
      name: 'no strategy, which schemas speak of',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy': undefined },
    },
  ],
  bad: [
    {
      name: 'a canary without one',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.analysis': undefined },
      at: 'spec.strategy.canary',
      found: 'canary without an analysis',
    },
    {
      name: 'an analysis without templates',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.analysis.templates': [] },
      facts: { availability: 'edge' },
      at: 'spec.strategy.canary',
      found: 'canary without an analysis',
    },
    {
      name: 'blue and green without one',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy': { blueGreen: { activeService: 'payment' } } },
      at: 'spec.strategy.blueGreen',
      found: 'blueGreen without an analysis',
    },
  ],
  inspect: function* (world) {
    if (!demandsOf(world.facts).safeRollout) return;
    for (const object of world.of('argoproj.io', 'Rollout')) {
      for (const name of STRATEGIES) {
        const strategy = at(object, 'spec', 'strategy', name);
        if (!isRecord(strategy) || measures(strategy)) continue;
        yield {
          object,
          path: ['spec', 'strategy', name],
          found: `${name} without an analysis`,
          allowed: 'an analysis with one template or more',
        };
      }
    }
  },
};

function measures(strategy: unknown): boolean {
  const ofSteps = listAt(strategy, 'steps').map((step) => at(step, 'analysis'));
  const all = [...IN_BACKGROUND.map((field) => at(strategy, field)), ...ofSteps];
  return all.some((analysis) => listAt(analysis, 'templates').length > 0);
}
