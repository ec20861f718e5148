import type { FieldPath } from '../../diff/path.ts';
import type { Manifest } from '@delivery/manifest';
import { fieldsAt } from '../look/changed.ts';
import { losingSets } from '../look/lost-applications.ts';
import { losesData } from '../look/loss.ts';
import { ownedByUnit } from '../look/owned.ts';
import { type Rule, STOP } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const NAME = 'spec.template.metadata.name';
const SET = 'ApplicationSet argocd/all';
const HIT = { object: 'argoproj.io/ApplicationSet/argocd/all' };

const set = (name: string, generators: readonly unknown[], spec: Readonly<Record<string, unknown>> = {}): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'all', namespace: 'argocd' },
  spec: {
    generators,
    template: {
      metadata: { name },
      spec: {
        destination: { name: 'prod', namespace: 'pay' },
        source: { repoURL: 'https://git.example/platform.git', path: 'services/pay', directory: { recurse: true } },
      },
    },
    ...spec,
  },
});

const element = (values: Readonly<Record<string, unknown>>) => [{ list: { elements: [values] } }];
const both = (...args: Parameters<typeof set>): Pick<Case, 'both'> => ({ both: { add: { gitops: [set(...args)] } } });
const renamed = (field: string, to: unknown) => ({ after: { set: { [SET]: { [field]: to } } } });

export const d09: Rule = {
  id: 'D09',
  name: 'generated-name',
  title: 'An ApplicationSet gives an Application another name',
  reason:
    'The controller deletes the Application of the old name with everything it applied, and makes one of the new name. A change of one letter in a template renames all of them.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/16721',
    'https://github.com/argoproj/argo-cd/issues/12958',
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/',
  ],
  verdicts: STOP,
  procedure: [
    'In a first pull request, set spec.syncPolicy.preserveResourcesOnDeletion: true and applicationsSync: create-update, and let the controller take the finalizers away.',
    'Change the name in a second one. Compare the names of both sides: `argocd appset generate <file>`.',
    'Delete the Applications of the old names by hand, without their resources: `argocd app delete <name> --cascade=false`.',
  ],
  positive: [
    {
      name: 'the template of the name',
      decides: NAME,
      ...both('pay-{{cluster}}', element({ cluster: 'prod' })),
      ...renamed(NAME, '{{cluster}}-pay'),
      ...HIT,
      field: NAME,
    },
    {
      name: 'a parameter that stands in the name',
      decides: 'spec.generators.list.elements',
      ...both('pay-{{cluster}}', element({ cluster: 'prod' })),
      ...renamed('spec.generators[0].list.elements[0].cluster', 'production'),
      ...HIT,
      field: 'spec.generators[0].list.elements[0].cluster',
    },
    {
      name: 'a value of a git generator',
      decides: 'spec.generators.git.values',
      ...both('{{values.prefix}}-pay', [{ git: { directories: [{ path: 'services/*' }], values: { prefix: 'a' } } }]),
      before: { files: { 'services/pay/page.yaml': page() } },
      after: {
        files: { 'services/pay/page.yaml': page() },
        set: { [SET]: { 'spec.generators[0].git.values.prefix': 'b' } },
      },
      ...HIT,
      field: 'spec.generators[0].git.values.prefix',
    },
    {
      name: 'the template of names that nobody sees here',
      decides: 'spec.generators.clusters',
      ...both('pay-{{name}}', [{ clusters: {} }]),
      ...renamed(NAME, '{{name}}-pay'),
      ...HIT,
      field: NAME,
    },
  ],
  nearMiss: [
    {
      name: 'a parameter that stands elsewhere',
      decides: 'spec.generators.list.elements',
      ...both('pay', element({ cluster: 'prod', tier: '1' })),
      ...renamed('spec.generators[0].list.elements[0].tier', '2'),
    },
    {
      name: 'other words for the same name',
      decides: NAME,
      ...both('pay-{{cluster}}', element({ cluster: 'prod' })),
      ...renamed(NAME, 'pay-{{ cluster }}'),
    },
    {
      name: 'a set that deletes no Application',
      decides: 'spec.syncPolicy.applicationsSync',
      ...both('a', element({ x: 'y' }), { syncPolicy: { applicationsSync: 'create-update' } }),
      ...renamed(NAME, 'b'),
    },
    {
      name: 'a set that keeps what was applied',
      decides: 'spec.syncPolicy.preserveResourcesOnDeletion',
      ...both('a', element({ x: 'y' }), { syncPolicy: { preserveResourcesOnDeletion: true } }),
      ...renamed(NAME, 'b'),
    },
  ],
  *inspect(comparison) {
    for (const { object, change, renamed: all, unknown } of losingSets(comparison)) {
      const [template] = change ? fieldsAt(change, NAME) : [];
      const blind = unknown.length > 0 && template !== undefined;
      const [first] = all;
      if (first === undefined && !blind) continue;
      const [generator] = change ? fieldsAt(change, 'spec.generators') : [];
      const field: FieldPath = template?.path ?? generator?.path ?? ['spec', 'generators'];
      const deletes = all.flatMap(({ before }) => ownedByUnit(comparison.before, before));
      const names = first
        ? `${first.before.name} comes again as ${first.after.name}`
        : `nobody sees here what ${unknown.join(' and ')} gives`;
      yield {
        object,
        field,
        before: template?.before ?? generator?.before ?? first?.before.name,
        after: template?.after ?? generator?.after ?? first?.after.name,
        found: `it names its Applications otherwise: ${names}${all.length > 1 ? `, and ${all.length - 1} more` : ''}`,
        ...(deletes.length > 0 && { deletes }),
        ...(losesData(comparison.before, deletes) && { verdict: 'stop' as const }),
      };
    }
  },
};

function page(): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'page', namespace: 'pay' } };
}
