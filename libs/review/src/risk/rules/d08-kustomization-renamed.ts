import type { Manifest } from '@delivery/manifest';
import { losesData } from '../look/loss.ts';
import { cascades, prunedBy, subjectOf, unitText } from '../look/prune.ts';
import { renamedUnits } from '../look/renamed-units.ts';
import { type Rule, STOP } from '../rule.ts';
import type { Case, Edit } from '../testing/case.ts';

interface Named {
  readonly name?: string;
  readonly namespace?: string;
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

function kustomization({ name = 'shop', namespace = 'flux-system', spec, annotations = {} }: Named = {}): Manifest {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace, annotations },
    spec: {
      path: './generated/clusters/prod/apps/shop',
      prune: true,
      sourceRef: { kind: 'GitRepository', name: 'platform' },
      ...spec,
    },
  };
}

const OLD: Edit = { remove: ['Kustomization flux-system/shop'] };
const renamed = (before: Named, after: Named): Pick<Case, 'clusters' | 'both' | 'before' | 'after'> => ({
  clusters: [{ name: 'prod', engine: 'flux' }],
  both: OLD,
  before: { add: { gitops: [kustomization(before)] } },
  after: { add: { gitops: [kustomization(after)] } },
});

const REMOTE = { path: './elsewhere', sourceRef: { kind: 'OCIRepository', name: 'shop' } };
const object = (path: string) => `kustomize.toolkit.fluxcd.io/Kustomization/${path}`;

export const d08: Rule = {
  id: 'D08',
  name: 'kustomization-renamed',
  title: 'A Kustomization that prunes comes again under another name or in another namespace',
  reason:
    'Flux deletes what a Kustomization applied when it goes, and the new one makes it again. It keeps no record by which both would be the same.',
  sources: [
    'https://github.com/fluxcd/flux2/issues/3316',
    'https://fluxcd.io/flux/faq/#how-can-i-safely-rename-a-flux-kustomization',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
  ],
  verdicts: STOP,
  procedure: [
    'In a first pull request, set spec.prune: false on the old Kustomization, and see it applied: `flux get kustomization <name>`.',
    'Rename it in a second one, still without prune.',
    'Once the new one is Ready, set spec.prune: true again in a third one.',
  ],
  positive: [
    {
      name: 'another name',
      decides: 'metadata.name',
      ...renamed({}, { name: 'store' }),
      object: object('flux-system/store'),
      field: 'metadata.name',
    },
    {
      name: 'another namespace',
      decides: 'metadata.namespace',
      ...renamed({}, { namespace: 'shop' }),
      object: object('shop/shop'),
      field: 'metadata.namespace',
    },
    {
      name: 'another name of one that deletes without pruning',
      decides: 'spec.deletionPolicy',
      ...renamed({ spec: { prune: false, deletionPolicy: 'WaitForTermination' } }, { name: 'store' }),
      object: object('flux-system/store'),
      field: 'metadata.name',
    },
    {
      name: 'another name of one whose objects are not in this tree',
      decides: 'spec.sourceRef',
      ...renamed({ spec: REMOTE }, { name: 'store', spec: REMOTE }),
      object: object('flux-system/store'),
      field: 'metadata.name',
    },
  ],
  nearMiss: [
    {
      name: 'one that does not prune',
      decides: 'spec.prune',
      ...renamed({ spec: { prune: false } }, { name: 'store' }),
    },
    {
      name: 'one that orphans',
      decides: 'spec.deletionPolicy',
      ...renamed({ spec: { deletionPolicy: 'Orphan' } }, { name: 'store' }),
    },
    {
      name: 'one that is suspended',
      decides: 'spec.suspend',
      ...renamed({ spec: { suspend: true } }, { name: 'store' }),
    },
    {
      name: 'one that its own engine keeps',
      decides: 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
      ...renamed({ annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } }, { name: 'store' }),
    },
    {
      name: 'one whose own owner does not prune',
      decides: 'root spec.prune',
      ...renamed({}, { name: 'store' }),
      both: { ...OLD, set: { 'Kustomization flux-system/root': { 'spec.prune': false } } },
    },
    {
      name: 'one that goes and another one of another folder',
      decides: 'spec.path',
      ...renamed({}, { name: 'store', spec: { path: './generated/clusters/prod/apps/store' } }),
    },
  ],
  *inspect(comparison) {
    for (const { before, after, object, old } of renamedUnits(comparison)) {
      if (before.engine !== 'flux' || before.suspended || !cascades(before) || prunedBy(old) === undefined) continue;
      const field = before.name === after.name ? 'namespace' : 'name';
      yield {
        object,
        field: ['metadata', field],
        before: before[field],
        after: after[field],
        found: `${unitText(before)} comes again as ${subjectOf(object)}: Flux deletes what it applied`,
        hurts: [old],
        deletes: [old],
        ...(losesData(comparison.before, [old]) && { verdict: 'stop' as const }),
      };
    }
  },
};
