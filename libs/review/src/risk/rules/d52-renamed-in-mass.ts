import type { Manifest } from '@delivery/manifest';
import type { Change } from '../../diff/change.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { come, gone } from '../look/changed.ts';
import { withoutHash } from '../look/name-hash.ts';
import { prunedBy, subjectOf } from '../look/prune.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';

const MANY = 5;
/** Kustomize and others name these after what they hold: another name is how their users restart, or how a job runs again. */
const NAMED_BY_CONTENT = ['ConfigMap', 'Secret', 'Job'];

const account = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace: 'shop' },
});
const config = (name: string, level = 'info'): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop' },
  data: { LEVEL: level },
});
const service = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec: { selector: { app: 'billing' }, ports: [{ port: 80 }] },
});
const each = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const has = (...objects: readonly Manifest[]) => ({ add: { 'apps/shop': objects } });

export const d52: Rule = {
  id: 'D52',
  name: 'renamed-in-mass',
  title: 'Many objects come again under another name, or the hash in a name changes',
  reason:
    'A new name is a new object: the old one is deleted. Names that hold a hash of a path change when nothing else does.',
  sources: ['https://github.com/cdk8s-team/cdk8s/issues/392'],
  verdicts: STOP,
  procedure: [
    'If nobody wants new names: pin the old ones (`metadata.name`), and see the diff empty.',
    'Else keep the old objects beside the new ones in a first pull request, and move their users.',
    'Remove the old ones in a second one, when nothing uses them.',
  ],
  positive: [
    {
      name: 'five ConfigMaps with a prefix',
      decides: 'ConfigMap',
      before: has(...each(5, (index) => config(`rates-${index}`, `level-${index}`))),
      after: has(...each(5, (index) => config(`shop-rates-${index}`, `level-${index}`))),
      object: '/ConfigMap/shop/shop-rates-0',
      field: 'metadata.name',
    },
    {
      name: 'six ServiceAccounts',
      decides: 'ServiceAccount',
      before: has(...each(6, (index) => account(`job-${index}`))),
      after: has(...each(6, (index) => account(`worker-${index}`))),
      object: '/ServiceAccount/shop/worker-0',
      field: 'metadata.name',
    },
    {
      name: 'another hash of a construct',
      decides: 'Service',
      before: has(service('billing-service-c8a1b2c3')),
      after: has(service('billing-service-c84d5e6f')),
      object: '/Service/shop/billing-service-c84d5e6f',
      field: 'metadata.name',
    },
  ],
  nearMiss: [
    {
      name: 'four ConfigMaps with a prefix',
      decides: 'ConfigMap',
      before: has(...each(4, (index) => config(`rates-${index}`, `level-${index}`))),
      after: has(...each(4, (index) => config(`shop-rates-${index}`, `level-${index}`))),
    },
    {
      name: 'six ServiceAccounts more',
      decides: 'ServiceAccount',
      after: has(...each(6, (index) => account(`worker-${index}`))),
    },
    {
      name: 'another hash of the content',
      decides: 'data',
      before: has(config('rates-b2c4d6f8h9', 'info')),
      after: has(config('rates-k2m4t6g8h9', 'debug')),
    },
    { name: 'one Service', decides: 'Service', before: has(service('billing')), after: has(service('billing-http')) },
  ],
  *inspect(comparison) {
    const { pairs, left } = renamed(
      gone(comparison).map(({ before }) => before),
      come(comparison),
    );
    for (const all of pairs.values()) {
      const hashed = all.filter(isRehashed);
      if (all.length >= MANY || hashed.length > 0) yield hit(all.length >= MANY ? all : hashed);
    }
    for (const one of left) yield hit([one]);
  },
};

interface Renamed {
  readonly before: TreeObject;
  readonly after: TreeObject;
}

function hit(all: readonly Renamed[]): RuleHit {
  const [{ before, after }] = all as [Renamed];
  const others = all.length === 1 ? '' : `, and ${all.length - 1} more`;
  const lost = all.map((one) => one.before).filter((one) => prunedBy(one) !== undefined);
  return {
    object: after,
    field: ['metadata', 'name'],
    before: before.manifest.metadata.name,
    after: after.manifest.metadata.name,
    found: `${subjectOf(before)} is ${after.manifest.metadata.name} now${others}`,
    hurts: all.map((one) => one.before),
    ...(lost.length > 0 && { deletes: lost }),
  };
}

function isRehashed({ before, after }: Renamed): boolean {
  const [was, is] = [before, after].map(({ manifest }) => manifest.metadata.name);
  return !NAMED_BY_CONTENT.includes(after.manifest.kind) && was !== is && withoutHash(was!) === withoutHash(is!);
}

/** Objects of one cluster and app that went and came with the same body, and lone ones whose names differ by a hash alone. */
function renamed(
  went: readonly TreeObject[],
  came: readonly (Change & { readonly after: TreeObject })[],
): { readonly pairs: ReadonlyMap<string, readonly Renamed[]>; readonly left: readonly Renamed[] } {
  const byBody = new Map<string, TreeObject[]>();
  const byName = new Map<string, TreeObject>();
  for (const object of went) {
    const others = byBody.get(bodyOf(object));
    if (others) others.push(object);
    else byBody.set(bodyOf(object), [object]);
    byName.set(plainKey(object), object);
  }
  const pairs = new Map<string, Renamed[]>();
  const left: Renamed[] = [];
  const kinds = new Set(went.map(kindKey));
  for (const { after } of came) {
    if (!kinds.has(kindKey(after))) continue;
    const before = byBody.get(bodyOf(after))?.shift();
    if (before !== undefined) {
      const app = `${after.cluster}/${after.app}`;
      const others = pairs.get(app);
      if (others) others.push({ before, after });
      else pairs.set(app, [{ before, after }]);
    } else {
      const old = byName.get(plainKey(after));
      if (old !== undefined && isRehashed({ before: old, after })) left.push({ before: old, after });
    }
  }
  return { pairs, left };
}

function kindKey({ cluster, manifest: { apiVersion, kind } }: TreeObject): string {
  return `${cluster}/${apiVersion}/${kind}`;
}

function plainKey({ cluster, manifest: { apiVersion, kind, metadata } }: TreeObject): string {
  return [cluster, apiVersion, kind, metadata.namespace ?? '', withoutHash(metadata.name)].join('/');
}

/** What an object says beside its own name, also where it says it again. */
function bodyOf({ cluster, app, manifest }: TreeObject): string {
  const { name, ...metadata } = manifest.metadata;
  const text = JSON.stringify({ ...manifest, metadata });
  return `${cluster}/${app}/${text.replaceAll(`"${name}"`, '"<name>"')}`;
}
