import { fieldText } from '../../diff/path.ts';
import type { FieldChange } from '../../diff/change.ts';
import { at, isRecord, listAt, textAt } from '../../tree/fields.ts';
import { come, edited, fieldsAt } from '../look/changed.ts';
import { hitAt } from '../look/hit.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';

/** What a project lets in: more of it is more rights. */
const ALLOWS = [
  'sourceRepos',
  'sourceNamespaces',
  'destinations',
  'clusterResourceWhitelist',
  'namespaceResourceWhitelist',
];
/** What it keeps out: less of it is more rights. */
const DENIES = ['clusterResourceBlacklist', 'namespaceResourceBlacklist'];

const project = (fields: Readonly<Record<string, unknown>>) => ({ set: { 'AppProject argocd/shop': fields } });

export const d40: Rule = {
  id: 'D40',
  name: 'project-widened',
  title: 'An AppProject lets more in, or an Application moves to the project `default`',
  reason:
    'Whoever may write an Application of a project with `*`, with the namespace of Argo CD or with cluster-wide kinds is an administrator of the cluster.',
  sources: ['https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#projects'],
  verdicts: STOP,
  procedure: [
    'Name the exact repository, cluster, namespace or kind that is needed instead of `*`.',
    'Let the owner of the platform review the project in a pull request of its own.',
    'Merge what needs it after that, and take the right away again when nothing uses it.',
  ],
  positive: [
    {
      name: 'a wildcard namespace',
      decides: 'spec.destinations',
      after: project({ 'spec.destinations[1]': { server: 'https://kubernetes.default.svc', namespace: '*' } }),
      object: 'argoproj.io/AppProject/argocd/shop',
      field: 'spec.destinations[1]',
    },
    {
      name: 'any repository',
      decides: 'spec.sourceRepos',
      after: project({ 'spec.sourceRepos[1]': '*' }),
      object: 'argoproj.io/AppProject/argocd/shop',
      field: 'spec.sourceRepos[*]',
    },
    {
      name: 'a cluster-wide kind',
      decides: 'spec.clusterResourceWhitelist',
      after: project({
        'spec.clusterResourceWhitelist[1]': { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      }),
      object: 'argoproj.io/AppProject/argocd/shop',
      field: 'spec.clusterResourceWhitelist[group=rbac.authorization.k8s.io,kind=ClusterRoleBinding]',
    },
    {
      name: 'a kind that is kept out no more',
      decides: 'spec.namespaceResourceBlacklist',
      both: project({ 'spec.namespaceResourceBlacklist': [{ group: '', kind: 'ResourceQuota' }] }),
      after: project({ 'spec.namespaceResourceBlacklist': undefined }),
      object: 'argoproj.io/AppProject/argocd/shop',
      field: 'spec.namespaceResourceBlacklist',
    },
    {
      name: 'an Application in the project default',
      decides: 'spec.project',
      after: { set: { 'Application argocd/shop': { 'spec.project': 'default' } } },
      object: 'argoproj.io/Application/argocd/shop',
      field: 'spec.project',
    },
  ],
  nearMiss: [
    {
      name: 'one more namespace of its own',
      decides: 'spec.destinations',
      after: project({ 'spec.destinations[1]': { server: 'https://kubernetes.default.svc', namespace: 'shop-jobs' } }),
    },
    {
      name: 'one more repository by name',
      decides: 'spec.sourceRepos',
      after: project({ 'spec.sourceRepos[1]': 'https://git.example/shop.git' }),
    },
    {
      name: 'a cluster-wide kind taken away',
      decides: 'spec.clusterResourceWhitelist',
      after: project({ 'spec.clusterResourceWhitelist': [] }),
    },
    {
      name: 'another project by name',
      decides: 'spec.project',
      after: { set: { 'Application argocd/shop': { 'spec.project': 'shop-edge' } } },
    },
  ],
  *inspect(comparison) {
    for (const change of edited(comparison, 'argoproj.io/AppProject')) {
      const engine = change.after.manifest.metadata.namespace ?? 'argocd';
      for (const field of change.fields) {
        const found = widening(field, engine);
        if (found !== undefined) yield hitAt(change, field, found);
      }
    }
    for (const { after } of come(comparison, 'argoproj.io/AppProject'))
      // On a new cluster nothing runs yet that it could reach.
      if (comparison.before.clusters.has(after.cluster)) yield* everything(after);
    for (const change of edited(comparison, 'argoproj.io/Application', 'argoproj.io/ApplicationSet')) {
      const path = change.key.kind === 'Application' ? ['spec', 'project'] : ['spec', 'template', 'spec', 'project'];
      for (const field of fieldsAt(change, path.join('.')))
        if (at(change.after.manifest, ...path) === 'default')
          yield hitAt(change, field, 'the built-in project `default` lets everything in unless somebody emptied it');
    }
  },
};

function widening({ path, before, after }: FieldChange, engine: string): string | undefined {
  const [root, list] = path;
  if (root !== 'spec' || typeof list !== 'string') return undefined;
  if (DENIES.includes(list)) return before === undefined ? undefined : `${fieldText(path)} keeps less out`;
  if (list === 'namespaceResourceWhitelist' && path.length === 2 && after === undefined)
    return 'without this list every kind with a namespace is let in';
  if (!ALLOWS.includes(list) || after === undefined) return undefined;
  const entries = path.length === 2 && Array.isArray(after) ? (after as readonly unknown[]) : [after];
  const known = path.length === 2 && Array.isArray(before) ? (before as readonly unknown[]) : [];
  const fresh = entries.filter((one) => !known.some((old) => JSON.stringify(old) === JSON.stringify(one)));
  return fresh.map((one) => wide(list, one, engine)).find((found) => found !== undefined);
}

function wide(list: string, entry: unknown, engine: string): string | undefined {
  const texts = isRecord(entry) ? Object.values(entry) : [entry];
  if (texts.some((text) => typeof text === 'string' && (text === '*' || text === '**')))
    return `\`*\` in spec.${list} lets everything in`;
  if (list === 'clusterResourceWhitelist')
    return `objects of the whole cluster are let in: ${textAt(entry, 'kind') ?? String(entry)}`;
  if (list === 'destinations' && (entry === engine || textAt(entry, 'namespace') === engine))
    return `who writes into ${engine} is an administrator of Argo CD`;
  return undefined;
}

function* everything(object: RuleHit['object']): Iterable<RuleHit> {
  const { manifest } = object;
  const engine = manifest.metadata.namespace ?? 'argocd';
  for (const list of ['destinations', 'clusterResourceWhitelist']) {
    for (const [index, entry] of listAt(manifest.spec, list).entries()) {
      const found = list === 'destinations' || textAt(entry, 'kind') === '*' ? wide(list, entry, engine) : undefined;
      if (found !== undefined) yield { object, field: ['spec', list, index], after: entry, found };
    }
  }
}
