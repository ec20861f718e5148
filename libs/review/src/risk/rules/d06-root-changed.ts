import { textAt } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { edited, fieldsAt, gone } from '../look/changed.ts';
import { hitAt } from '../look/hit.ts';
import { unitsOf } from '../look/owned.ts';
import { prunedBy, subjectOf } from '../look/prune.ts';
import { APPLICATION, KUSTOMIZATION, SYNC_OBJECTS } from '../look/sync-objects.ts';
import { type Rule, type RuleHit, STOP } from '../rule.ts';
import { nearMiss, positive } from './d06-root-changed.cases.ts';

const REPOSITORY = 'source.toolkit.fluxcd.io/GitRepository';

/** Where a sync object, or its GitRepository, says what it reads. */
const SOURCE_FIELDS = [
  ...['repoURL', 'path', 'targetRevision'].flatMap((field) => [`spec.source.${field}`, `spec.sources.*.${field}`]),
  ...['spec.path', 'spec.sourceRef'],
];
const REPOSITORY_FIELDS = ['spec.url', 'spec.ref'];

export const d06: Rule = {
  id: 'D06',
  name: 'root-changed',
  title: 'The sync object that applies the others goes, or reads from elsewhere',
  reason:
    'The root holds every other sync object of its cluster. Where it finds none of them any more, it prunes them, and they take what they applied along.',
  sources: [
    'https://github.com/skkuding/codedang/pull/3607',
    'https://github.com/redhat-appstudio/infra-deployments/pull/1623',
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/',
  ],
  verdicts: STOP,
  procedure: [
    'In a first pull request, switch the prune of the root off and take its finalizer away, and let it sync.',
    'In a second one, change what it reads. Look at the sync objects that it would lose: `argocd app diff root` or `flux diff kustomization root`.',
    'Switch prune on again once it is Synced and Healthy with all of them.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const removed = gone(comparison, APPLICATION, KUSTOMIZATION);
    const changed = edited(comparison, APPLICATION, KUSTOMIZATION);
    const repositories = edited(comparison, REPOSITORY);
    if (removed.length + changed.length + repositories.length === 0) return;
    const roots = rootsOf(comparison.before);
    for (const { before: object } of removed) {
      const root = roots.get(keyOnCluster(object));
      if (root && !comparison.after.find(keyOnCluster(object))) yield removal(root);
    }
    for (const change of changed) {
      if (!roots.has(keyOnCluster(change.before))) continue;
      const fields = new Set(SOURCE_FIELDS.flatMap((pattern) => fieldsAt(change, pattern)));
      for (const field of fields)
        yield hitAt(change, field, `the root ${subjectOf(change.after)} reads from elsewhere`);
    }
    const read = new Set([...roots.values()].map(({ object }) => repositoryOf(object)));
    for (const change of repositories) {
      if (!read.has(keyOnCluster(change.before))) continue;
      const fields = new Set(REPOSITORY_FIELDS.flatMap((pattern) => fieldsAt(change, pattern)));
      for (const field of fields) yield hitAt(change, field, `the root reads another commit or repository`);
    }
  },
};

interface Root {
  readonly object: TreeObject;
  /** Sync objects that it applies. */
  readonly children: ReadonlySet<TreeObject>;
}

function removal({ object, children }: Root): RuleHit {
  const found = `${subjectOf(object)} leaves the tree; it applies ${children.size} other sync objects`;
  const deletes = prunedBy(object) === undefined ? {} : { deletes: [object] };
  return { object, field: [], found, hurts: [...children], verdict: 'stop', ...deletes };
}

/** The topmost sync objects that apply other ones, by key. Two that apply each other are both. */
function rootsOf(tree: Tree): ReadonlyMap<string, Root> {
  const children = childrenOf(tree);
  const below = (object: TreeObject) => {
    const found = new Set(children.get(object));
    // A set that grows while one walks it shows what came, too.
    for (const one of found) for (const child of children.get(one) ?? []) found.add(child);
    return found;
  };
  const parents = new Map<TreeObject, TreeObject[]>();
  for (const [parent, all] of children) {
    for (const child of all) parents.set(child, [...(parents.get(child) ?? []), parent]);
  }
  const isRoot = (object: TreeObject) => {
    const above = parents.get(object) ?? [];
    return above.length === 0 || above.every((parent) => below(object).has(parent));
  };
  const roots = [...children].filter(([object]) => isRoot(object));
  return new Map(roots.map(([object, all]) => [keyOnCluster(object), { object, children: all }]));
}

/** Sync objects that apply others, with those. */
function childrenOf(tree: Tree): ReadonlyMap<TreeObject, ReadonlySet<TreeObject>> {
  const all = [...tree.clusters.keys()].flatMap((cluster) =>
    SYNC_OBJECTS.flatMap((kind) => tree.of(cluster, kind.split('/')[0] ?? '', kind.split('/')[1] ?? '')),
  );
  const holders = new Map(all.flatMap((object) => unitsOf(tree, object).map((unit) => [unit, object])));
  const found = new Map<TreeObject, Set<TreeObject>>();
  for (const object of all) {
    for (const parent of object.units.map((unit) => holders.get(unit))) {
      if (parent === undefined || parent === object) continue;
      const others = found.get(parent);
      if (others) others.add(object);
      else found.set(parent, new Set([object]));
    }
  }
  return found;
}

/** Key of the GitRepository that a Kustomization reads. */
function repositoryOf({ cluster, manifest }: TreeObject): string {
  const namespace = textAt(manifest.spec, 'sourceRef', 'namespace') ?? manifest.metadata.namespace ?? '';
  return `${cluster}/${REPOSITORY}/${namespace}/${textAt(manifest.spec, 'sourceRef', 'name') ?? ''}`;
}
