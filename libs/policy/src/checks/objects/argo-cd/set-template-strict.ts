import type { Check } from '../../../check.ts';
import { at, listAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const setTemplateStrict: Check = {
  id: 'A14',
  name: 'set-template-strict',
  title: 'A value that the template of an ApplicationSet misses is an error',
  why: 'By default a missing value is written as it stands, or as nothing: Applications with half a name or the wrong path.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/'],
  fix: 'set `goTemplate: true` and `goTemplateOptions: [missingkey=error]`',
  good: [
    { name: 'Go templates that miss nothing' },
    {
      name: 'one more option',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.goTemplateOptions': ['missingkey=default', 'missingkey=error'] },
    },
  ],
  bad: [
    {
      name: 'the old templates',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.goTemplate': undefined },
      at: 'spec.goTemplate',
      found: 'goTemplate not set',
    },
    {
      name: 'no option',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.goTemplateOptions': undefined },
      at: 'spec.goTemplateOptions',
      found: 'goTemplateOptions not set',
    },
    {
      name: 'the option that writes nothing',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.goTemplateOptions': ['missingkey=zero'] },
      at: 'spec.goTemplateOptions',
      found: 'goTemplateOptions ["missingkey=zero"]',
    },
  ],
  inspect: eachObject('argoproj.io', 'ApplicationSet', function* (set) {
    const goTemplate = at(set, 'spec', 'goTemplate');
    if (goTemplate !== true) {
      yield { path: ['spec', 'goTemplate'], found: stated('goTemplate', goTemplate), allowed: 'true' };
    } else if (!listAt(set, 'spec', 'goTemplateOptions').includes('missingkey=error')) {
      yield {
        path: ['spec', 'goTemplateOptions'],
        found: stated('goTemplateOptions', at(set, 'spec', 'goTemplateOptions')),
        allowed: '[missingkey=error]',
      };
    }
  }),
};
