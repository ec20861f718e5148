import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachApplication } from './applications.ts';

export const applicationProject: Check = {
  id: 'A07',
  name: 'application-project',
  title: "Every Application names its owner's AppProject",
  why: 'The built-in project bounds nothing: neither repositories nor namespaces nor kinds.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project'],
  fix: 'name the AppProject of the team that owns the objects',
  good: [
    { name: "the owner's project" },
    { name: 'another one', on: 'Application argocd/order', set: { 'spec.project': 'payments' } },
  ],
  bad: [
    {
      name: 'the built-in one',
      on: 'Application argocd/order',
      set: { 'spec.project': 'default' },
      at: 'spec.project',
      found: 'project "default"',
    },
    {
      name: 'none',
      on: 'Application argocd/order',
      set: { 'spec.project': undefined },
      at: 'spec.project',
      found: 'project not set',
    },
    {
      name: 'an empty name',
      on: 'Application argocd/order',
      set: { 'spec.project': '' },
      at: 'spec.project',
      found: 'project ""',
    },
    {
      name: 'the built-in one in an ApplicationSet',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.project': 'default' },
      at: 'spec.template.spec.project',
      found: 'project "default"',
    },
  ],
  inspect: eachApplication(function* (spec) {
    const project = textAt(spec, 'project');
    if (project !== undefined && project !== '' && project !== 'default') return;
    yield { path: ['project'], found: stated('project', project), allowed: 'any AppProject but "default"' };
  }),
};
