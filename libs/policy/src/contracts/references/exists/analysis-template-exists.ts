import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const analysisTemplateExists: Check = {
  id: 'C28',
  name: 'analysis-template-exists',
  title: 'Every AnalysisTemplate that a Rollout runs exists',
  why: 'A Rollout whose analysis is missing is invalid: Argo Rollouts stops it, and no new version goes out.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/'],
  fix: 'add the AnalysisTemplate, or name one that is there',
  good: [
    { name: 'in the namespace' },
    {
      name: 'of the whole cluster',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.analysis.templates': [{ templateName: 'errors', clusterScope: true }] },
      add: [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'ClusterAnalysisTemplate', metadata: { name: 'errors' } }],
    },
  ],
  bad: [
    {
      name: 'a slip',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.analysis.templates[0].templateName': 'paymnt' },
      at: 'spec.strategy.canary.analysis.templates[0].templateName',
      found: 'Rollout shop/payment names AnalysisTemplate shop/paymnt, which does not exist',
    },
    {
      name: 'of the whole cluster',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.analysis.templates[0].clusterScope': true },
      at: 'spec.strategy.canary.analysis.templates[0].templateName',
      found: 'Rollout shop/payment names ClusterAnalysisTemplate payment, which does not exist',
    },
    {
      name: 'of one step',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.steps[2]': { analysis: { templates: [{ templateName: 'latency' }] } } },
      at: 'spec.strategy.canary.steps[2].analysis.templates[0].templateName',
      found: 'Rollout shop/payment names AnalysisTemplate shop/latency, which does not exist',
    },
  ],
  inspect: dangling(targets.analysisTemplate),
};
