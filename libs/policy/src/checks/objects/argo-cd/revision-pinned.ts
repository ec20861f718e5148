import type { Check } from '../../../check.ts';
import { fieldsAt, textAt, type Fields } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import type { World } from '../../../world.ts';
import { eachObject } from '../each-object.ts';
import { eachApplication, isChart, sourcesOf } from './applications.ts';
import { isPinnedRevision, pinnedRevisions } from './revisions.ts';

const commit = '5e3f7d0c9b1a4826e7d5c3b2a190f8e6d4c2b0a1';

export const revisionPinned: Check = {
  id: 'A08',
  name: 'revision-pinned',
  title: "The engines sync a ring's ref, a tag or a commit",
  why: 'HEAD and main reach every cluster in the minute of the merge; a ring lets a change prove itself on few clusters first.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#ensuring-manifests-at-git-revisions-are-truly-immutable',
    'https://fluxcd.io/flux/components/source/gitrepositories/#reference',
  ],
  fix: "sync the ref of the cluster's ring",
  good: [
    { name: "a ring's ref" },
    { name: "the ring's own ref", facts: { revision: 'ring/stable' } },
    {
      name: 'a commit',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': commit },
      facts: { revision: 'ring/stable' },
    },
    {
      name: 'a commit by SHA-256',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'a'.repeat(64) },
    },
    { name: 'a tag', on: 'Application argocd/order', set: { 'spec.source.targetRevision': 'v1.4.1' } },
    {
      name: 'a tag in full',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'refs/tags/spring' },
    },
    {
      name: "a ring's ref in full",
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'refs/heads/ring/stable' },
    },
    {
      name: 'a chart, whose version is not a git ref',
      on: 'Application argocd/order',
      set: { 'spec.source': { chart: 'reloader', targetRevision: '*' } },
    },
    {
      name: 'Flux: a commit',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref': { commit, branch: 'main' } },
    },
    {
      name: 'Flux: a tag',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref': { tag: 'spring', branch: 'main' } },
    },
    {
      name: 'Flux: a ref by its full name, which goes before the others',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref': { name: 'refs/heads/ring/stable', semver: '>=1', tag: 'x', branch: 'main' } },
    },
    {
      name: 'Flux: one exact version',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref': { semver: '1.4.1', branch: 'main' } },
    },
  ],
  bad: [
    {
      name: 'HEAD',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'HEAD' },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "HEAD"',
    },
    {
      name: 'not set, which is HEAD',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': undefined },
      at: 'spec.source.targetRevision',
      found: 'targetRevision not set',
    },
    {
      name: 'the branch main',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'refs/heads/main' },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "refs/heads/main"',
    },
    {
      name: 'a commit cut short',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': commit.slice(1) },
      at: 'spec.source.targetRevision',
      found: `targetRevision "${commit.slice(1)}"`,
    },
    {
      name: 'all tags of a version',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'v1.4.*' },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "v1.4.*"',
    },
    {
      name: 'a branch that only ends like a ring',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'try-ring/stable' },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "try-ring/stable"',
    },
    {
      name: 'a branch of a ring that is written like a ref',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'ring/refs/heads/stable' },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "ring/refs/heads/stable"',
    },
    {
      name: 'a branch below a ring',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'ring/stable/try' },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "ring/stable/try"',
    },
    {
      name: "another ring's ref",
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'ring/canary' },
      facts: { revision: 'ring/stable' },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "ring/canary"',
    },
    {
      name: 'the second of two sources',
      on: 'Application argocd/order',
      set: {
        'spec.source': undefined,
        'spec.sources': [
          { path: 'a', targetRevision: commit },
          { path: 'b', targetRevision: 'main' },
        ],
      },
      at: 'spec.sources[1].targetRevision',
      found: 'targetRevision "main"',
    },
    {
      name: 'an ApplicationSet that follows main',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.source.targetRevision': 'main' },
      at: 'spec.template.spec.source.targetRevision',
      found: 'targetRevision "main"',
    },
    {
      name: 'Flux: the branch main',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref.branch': 'main' },
      at: 'spec.ref.branch',
      found: 'branch "main"',
    },
    {
      name: 'Flux: no ref, which is master',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref': undefined },
      at: 'spec.ref.branch',
      found: 'branch not set',
    },
    {
      name: 'Flux: a range goes before a tag',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref': { semver: '>=1.4.0', tag: 'v1.4.1' } },
      at: 'spec.ref.semver',
      found: 'semver ">=1.4.0"',
    },
    {
      name: 'Flux: a branch by its full name',
      on: 'GitRepository flux-system/delivery',
      set: { 'spec.ref': { name: 'refs/heads/main' } },
      at: 'spec.ref.name',
      found: 'name "refs/heads/main"',
    },
  ],
  inspect: inTurn(
    eachApplication(function* (spec, world) {
      for (const source of sourcesOf(spec)) {
        if (!isChart(source)) yield* wrongAt([...source.path, 'targetRevision'], source.fields, world);
      }
    }),
    eachObject('source.toolkit.fluxcd.io', 'GitRepository', (repository, world) => {
      const ref = fieldsAt(repository, 'spec', 'ref');
      // the order in which Flux looks at them
      const used = ['commit', 'name', 'semver', 'tag'].find((field) => ref[field] !== undefined) ?? 'branch';
      return used === 'tag' ? [] : wrongAt(['spec', 'ref', used], ref, world);
    }),
  ),
};

function* wrongAt(path: readonly (string | number)[], fields: Fields, { facts }: World): Iterable<Wrong> {
  const field = String(path.at(-1));
  const revision = textAt(fields, field);
  if (isPinnedRevision(revision ?? '', facts)) return;
  yield { path, found: stated(field, revision), allowed: pinnedRevisions(facts) };
}
