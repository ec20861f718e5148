import type { Manifest } from '@delivery/manifest';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree } from '../../tree/tree.ts';
import { subjectOf, unitText } from '../look/prune.ts';
import { type Rule, STOP } from '../rule.ts';
import type { Case, Edit } from '../testing/case.ts';

const FLUX = [{ name: 'prod', engine: 'flux' as const }];
const service: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'order', namespace: 'shop' },
  spec: { ports: [{ port: 80 }] },
};

const application = (path: string): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'pay', namespace: 'argocd' },
  spec: {
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    source: { repoURL: 'https://git.example/platform.git', path, directory: { recurse: true } },
  },
});
const kustomization: Manifest = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'pay', namespace: 'flux-system' },
  spec: { path: './generated/clusters/prod/apps/pay', sourceRef: { kind: 'GitRepository', name: 'platform' } },
};

const PAY: Edit = { add: { gitops: [application('generated/clusters/prod/apps/pay')] } };
const second = (edit: Edit = {}): Pick<Case, 'after'> => ({
  after: { ...edit, add: { ...edit.add, 'apps/pay': [service] } },
});

export const d15: Rule = {
  id: 'D15',
  name: 'shared',
  title: 'Two sync objects own the same object',
  reason:
    'Each writes its own version over that of the other, and the one that drops it deletes it for both. A co-owner can take a mark away that protected it.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/22607',
    'https://github.com/fluxcd/kustomize-controller/issues/1724',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
  ],
  verdicts: STOP,
  procedure: [
    'Decide which app owns the object, and let the other one only refer to it.',
    'To hand it over: keep it with Prune=false or prune: disabled in a first pull request, move it in a second one, take the mark away in a third one.',
    'Set the sync option FailOnSharedResource=true, so that Argo CD refuses it from then on.',
  ],
  positive: [
    {
      name: 'a Service in the folders of two Applications',
      decides: 'kind Service',
      both: PAY,
      ...second(),
      object: '/Service/shop/order',
      field: '',
    },
    {
      name: 'a Service in the folders of two Kustomizations',
      decides: 'kind Kustomization',
      clusters: FLUX,
      both: { add: { gitops: [kustomization] } },
      ...second(),
      object: '/Service/shop/order',
      field: '',
    },
    {
      name: 'a new Namespace that two Applications have',
      decides: 'kind Namespace',
      both: PAY,
      after: { add: { 'apps/pay': [namespace()], 'apps/shop': [namespace()] } },
      object: '/Namespace//pay',
      field: '',
    },
    {
      name: 'an Application that reads the folder of another one',
      decides: 'spec.source.path',
      both: {
        add: { gitops: [application('generated/clusters/prod/apps/pay')], 'apps/more/sub': [namespace()] },
      },
      after: {
        set: { 'Application argocd/pay': { 'spec.source.path': 'generated/clusters/prod/apps/more' } },
        add: {
          gitops: [
            { ...application('generated/clusters/prod/apps/more/sub'), metadata: { name: 'sub', namespace: 'argocd' } },
          ],
        },
      },
      object: '/Namespace//pay',
      field: '',
    },
  ],
  nearMiss: [
    {
      name: 'an object that two had before, too',
      decides: 'metadata.labels',
      both: { add: { ...PAY.add, 'apps/pay': [service] } },
      after: { set: { 'Service shop/order': { 'metadata.labels': { team: 'shop' } } } },
    },
    { name: 'a copy in a folder that nothing applies', decides: 'folder', ...second() },
    {
      name: 'an object of the same name in another namespace',
      decides: 'metadata.namespace',
      both: PAY,
      after: { add: { 'apps/pay': [{ ...service, metadata: { name: 'order', namespace: 'pay' } }] } },
    },
    {
      name: 'an object of the same name and another kind',
      decides: 'kind',
      both: PAY,
      after: { add: { 'apps/pay': [{ ...service, kind: 'Endpoints' }] } },
    },
    {
      name: 'the same object on another cluster',
      decides: 'cluster',
      clusters: [{ name: 'prod' }, { name: 'other' }],
      before: { on: ['other'], remove: ['Service shop/order'] },
    },
  ],
  *inspect({ changes, before, after }) {
    const seen = new Set<string>();
    for (const { after: object } of changes) {
      if (object === undefined) continue;
      const key = keyOnCluster(object);
      if (seen.has(key)) continue;
      seen.add(key);
      const [was, is] = [ownersOf(before, key), ownersOf(after, key)];
      if (is.length < 2 || is.every((owner) => was.includes(owner))) continue;
      yield {
        object,
        field: [],
        before: was,
        after: is,
        found: `${subjectOf(object)} belongs to ${is.join(' and ')}`,
      };
    }
  },
};

/** Sync objects that apply an object; where there are none, the apps that have it. */
function ownersOf(tree: Tree, key: string): readonly string[] {
  const all = tree.all(key);
  const units = new Set(all.flatMap((object) => object.units.map(unitText)));
  if (units.size > 0) return [...units].sort();
  return [...new Set(all.flatMap(({ cluster, app }) => (cluster === '' || app === '' ? [] : [`app ${app}`])))].sort();
}

function namespace(): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'pay' } };
}
