import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { inTurn } from '../../../pods/each.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';
import { controller, controllersOf } from './controllers.ts';

const LENIENT = 'StrictPostBuildSubstitutions=false';

export const noPostBuild: Check = {
  id: 'X06',
  name: 'no-post-build',
  title: 'What is in the tree is what is applied: Flux substitutes nothing',
  why: 'Substitution also rewrites every `${…}` of a dashboard or a script, and without its strict mode turns a missing variable into nothing.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
    'https://github.com/fluxcd/kustomize-controller/issues/1671',
  ],
  fix: 'render the values into the tree, and take `postBuild` away',
  good: [
    { name: 'no substitution' },
    {
      name: 'the strict mode named',
      add: [controller('kustomize-controller', ['--feature-gates=StrictPostBuildSubstitutions=true'])],
    },
    {
      name: 'another argument that says the same of something else',
      add: [controller('kustomize-controller', [`--note=${LENIENT}`])],
    },
  ],
  bad: [
    {
      name: 'values from the spec',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.postBuild': { substitute: { region: 'eu' } } },
      at: 'spec.postBuild',
      found: 'postBuild {"substitute":{"region":"eu"}}',
    },
    {
      name: 'values from a Secret',
      on: 'Kustomization flux-system/ledger',
      set: { 'spec.postBuild.substituteFrom': [{ kind: 'Secret', name: 'vars' }] },
      at: 'spec.postBuild',
      found: 'postBuild {"substituteFrom":[{"kind":"Secret","name":"vars"}]}',
    },
    {
      name: 'the strict mode switched off',
      on: 'Deployment flux-system/kustomize-controller',
      add: [controller('kustomize-controller', ['--log-level=info', `--feature-gates=X=true,${LENIENT}`])],
      at: 'spec.template.spec.containers[1].args',
      found: 'argument "--feature-gates=X=true,StrictPostBuildSubstitutions=false"',
    },
  ],
  inspect: inTurn(
    eachObject('kustomize.toolkit.fluxcd.io', 'Kustomization', function* (kustomization) {
      const postBuild = at(kustomization, 'spec', 'postBuild');
      if (postBuild === undefined) return;
      yield { path: ['spec', 'postBuild'], found: `postBuild ${shown(postBuild)}`, allowed: 'no postBuild' };
    }),
    function* (world) {
      for (const { object, path, args } of controllersOf(world)) {
        const lenient = args.find((arg) => arg.startsWith('--feature-gates=') && arg.includes(LENIENT));
        if (lenient === undefined) continue;
        yield { object, path, found: `argument ${shown(lenient)}`, allowed: 'the strict mode, which is the default' };
      }
    },
  ),
};
