import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const setProjectFixed: Check = {
  id: 'A17',
  name: 'set-project-fixed',
  title: 'The project of an ApplicationSet is a name, and no template',
  why: 'Whoever may write what the generator reads otherwise chooses the project, and with it what its Applications may do.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Security/'],
  fix: 'write the name of one AppProject; make one ApplicationSet a project',
  good: [
    { name: 'a name' },
    {
      name: 'another name',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.project': 'payments' },
    },
    {
      name: 'a patch of something else',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.templatePatch': 'spec:\n  source:\n    path: projects/{{ .name }}\n' },
    },
  ],
  bad: [
    {
      name: 'a template',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.project': '{{ .project }}' },
      at: 'spec.template.spec.project',
      found: 'project "{{ .project }}"',
    },
    {
      name: 'a template within a name',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.project': 'team-{{ .team }}' },
      at: 'spec.template.spec.project',
      found: 'project "team-{{ .team }}"',
    },
    {
      name: 'a patch that may bring another one',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.templatePatch': 'spec:\n  project: {{ .project }}\n' },
      at: 'spec.templatePatch',
      found: 'templatePatch "spec:\\n  project: {{ .project }}\\n"',
    },
  ],
  inspect: eachObject('argoproj.io', 'ApplicationSet', function* (set) {
    const allowed = 'the name of one AppProject';
    const project = textAt(set, 'spec', 'template', 'spec', 'project');
    if (project?.includes('{{')) {
      yield { path: ['spec', 'template', 'spec', 'project'], found: stated('project', project), allowed };
    }
    const patch = textAt(set, 'spec', 'templatePatch');
    if (/\bproject\b/.test(patch ?? '')) {
      yield { path: ['spec', 'templatePatch'], found: stated('templatePatch', patch), allowed };
    }
  }),
};
