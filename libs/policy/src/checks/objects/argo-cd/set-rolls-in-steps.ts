import type { Check } from '../../../check.ts';
import { at, listAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const setRollsInSteps: Check = {
  id: 'A18',
  name: 'set-rolls-in-steps',
  title: 'An ApplicationSet changes its Applications in steps',
  why: 'By default one change of the template reaches every Application, on every cluster, in the same minute.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/'],
  fix: 'set `strategy.type: RollingSync` with a step for development, one for a first cluster, and one for the rest',
  good: [
    { name: 'two steps' },
    {
      name: 'three steps',
      on: 'ApplicationSet argocd/previews',
      set: {
        'spec.strategy.rollingSync.steps[2]': {
          matchExpressions: [{ key: 'ring', operator: 'NotIn', values: ['canary', 'stable'] }],
        },
      },
    },
  ],
  bad: [
    {
      name: 'not set, which is all at once',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.strategy': undefined },
      at: 'spec.strategy.type',
      found: 'strategy.type not set',
    },
    {
      name: 'all at once',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.strategy.type': 'AllAtOnce' },
      at: 'spec.strategy.type',
      found: 'strategy.type "AllAtOnce"',
    },
    {
      name: 'a single step',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.strategy.rollingSync.steps[1]': undefined },
      at: 'spec.strategy.rollingSync.steps',
      found: '1 step',
    },
    {
      name: 'no steps',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.strategy.rollingSync': undefined },
      at: 'spec.strategy.rollingSync.steps',
      found: '0 steps',
    },
    {
      name: 'a first step that takes all',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.strategy.rollingSync.steps[0].matchExpressions': [] },
      at: 'spec.strategy.rollingSync.steps[0]',
      found: 'a step without matchExpressions, which takes every Application',
    },
  ],
  inspect: eachObject('argoproj.io', 'ApplicationSet', function* (set) {
    const type = at(set, 'spec', 'strategy', 'type');
    if (type !== 'RollingSync') {
      yield { path: ['spec', 'strategy', 'type'], found: stated('strategy.type', type), allowed: 'RollingSync' };
      return;
    }
    const path = ['spec', 'strategy', 'rollingSync', 'steps'];
    const steps = listAt(set, ...path);
    if (steps.length < 2) {
      yield { path, found: steps.length === 1 ? '1 step' : '0 steps', allowed: 'two steps or more' };
    }
    for (const [i, step] of steps.entries()) {
      if (listAt(step, 'matchExpressions').length > 0) continue;
      yield {
        path: [...path, i],
        found: 'a step without matchExpressions, which takes every Application',
        allowed: 'a step that selects by the labels of the Applications',
      };
    }
  }),
};
