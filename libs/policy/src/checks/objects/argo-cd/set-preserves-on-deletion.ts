import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const setPreservesOnDeletion: Check = {
  id: 'A16',
  name: 'set-preserves-on-deletion',
  title: 'What the Applications of an ApplicationSet hold outlives it',
  why: 'One deleted ApplicationSet otherwise takes every Application that it made, and all of their objects, with it.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/'],
  fix: 'set `syncPolicy.preserveResourcesOnDeletion: true`',
  good: [
    { name: 'preserved' },
    {
      name: 'not set in development',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.syncPolicy.preserveResourcesOnDeletion': undefined },
      facts: { availability: 'development' },
    },
  ],
  bad: [
    {
      name: 'not set',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.syncPolicy.preserveResourcesOnDeletion': undefined },
      at: 'spec.syncPolicy.preserveResourcesOnDeletion',
      found: 'preserveResourcesOnDeletion not set',
    },
    {
      name: 'switched off at the edge',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.syncPolicy.preserveResourcesOnDeletion': false },
      facts: { availability: 'edge' },
      at: 'spec.syncPolicy.preserveResourcesOnDeletion',
      found: 'preserveResourcesOnDeletion false',
    },
  ],
  inspect: eachObject('argoproj.io', 'ApplicationSet', function* (set, { facts }) {
    const path = ['spec', 'syncPolicy', 'preserveResourcesOnDeletion'];
    const preserve = at(set, ...path);
    if (preserve === true || facts.availability === 'development') return;
    yield { path, found: stated('preserveResourcesOnDeletion', preserve), allowed: 'true' };
  }),
};
