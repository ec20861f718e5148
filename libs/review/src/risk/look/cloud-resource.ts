import { groupOf, type Manifest } from '@delivery/manifest';
import { at, isRecord, mapAt, textAt, textsAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';

const CROSSPLANE = 'apiextensions.crossplane.io';

/** Groups of the controllers that make a cloud resource of each object, besides Crossplane, and how their objects say that it stays. */
const CONTROLLERS: readonly {
  readonly group: RegExp;
  readonly annotation: string;
  readonly stays: readonly string[];
}[] = [
  { group: /\.services\.k8s\.aws$/, annotation: 'services.k8s.aws/deletion-policy', stays: ['retain'] },
  { group: /\.cnrm\.cloud\.google\.com$/, annotation: 'cnrm.cloud.google.com/deletion-policy', stays: ['abandon'] },
  {
    group: /(?:^|\.)azure\.com$/,
    annotation: 'serviceoperator.azure.com/reconcile-policy',
    stays: ['skip', 'detach-on-delete'],
  },
];

/** Kinds, and groups of kinds, whose resource holds what cannot be made again. */
const DATA_KIND =
  /bucket|database|^db|table|disk|volume|filesystem|filestore|storage|sql|postgres|redis|mongo|backup|snapshot|vault|cryptokey/i;
const DATA_GROUP =
  /^(?:rds|docdb|neptune|redshift|dynamodb|elasticache|efs|sql|spanner|bigtable|bigquery|alloydb|dbfor\w+|documentdb)\./;

/**
 * Which objects of a cluster stand for something in a cloud: Crossplane managed resources, composites and claims, and objects of the
 * cloud's own controllers (ACK, Config Connector, Azure Service Operator).
 *
 * @see https://docs.crossplane.io/latest/managed-resources/managed-resources/
 */
export function cloudResourcesOf(...trees: readonly Tree[]): (object: TreeObject) => boolean {
  const composites = new Map<string, ReadonlySet<string>>();
  const on = (cluster: string) => composites.get(cluster) ?? composites.set(cluster, kindsOn(cluster)).get(cluster)!;
  const kindsOn = (cluster: string) =>
    new Set(
      trees.flatMap((tree) => tree.of(cluster, CROSSPLANE, 'CompositeResourceDefinition').flatMap(compositeKinds)),
    );
  return ({ cluster, manifest }) => {
    if (isManaged(manifest) || isComposite(manifest) || controllerOf(manifest) !== undefined) return true;
    // Whoever states little more than a size is known by the definition of its kind.
    return isRecord(manifest['spec']) && on(cluster).has(`${groupOf(manifest)}/${manifest.kind}`);
  };
}

function isManaged({ spec }: Manifest): boolean {
  return isRecord(at(spec, 'forProvider'));
}

function isComposite({ spec }: Manifest): boolean {
  return ['compositionRef', 'compositionSelector', 'compositionRevisionRef', 'crossplane'].some((field) =>
    isRecord(at(spec, field)),
  );
}

function compositeKinds({ manifest }: TreeObject): readonly string[] {
  const group = textAt(manifest, 'spec', 'group') ?? '';
  const kinds = [textAt(manifest, 'spec', 'names', 'kind'), textAt(manifest, 'spec', 'claimNames', 'kind')];
  return kinds.flatMap((kind) => (kind === undefined ? [] : [`${group}/${kind}`]));
}

function controllerOf(manifest: Manifest): (typeof CONTROLLERS)[number] | undefined {
  const group = groupOf(manifest);
  return CONTROLLERS.find((one) => one.group.test(group));
}

/**
 * Whether the resource stays in the cloud when its object is deleted.
 *
 * @see https://docs.crossplane.io/latest/managed-resources/managed-resources/#managementpolicies
 */
export function isOrphaned(manifest: Manifest): boolean {
  const controller = controllerOf(manifest);
  if (controller) {
    const policy = mapAt(manifest, 'metadata', 'annotations')[controller.annotation];
    return policy !== undefined && controller.stays.includes(policy);
  }
  const policies = textsAt(manifest, 'spec', 'managementPolicies');
  const all = policies.length === 0 || policies.includes('*');
  return all ? textAt(manifest, 'spec', 'deletionPolicy') === 'Orphan' : !policies.includes('Delete');
}

/** Whether the controller only looks at the resource. */
export function isObserved(manifest: Manifest): boolean {
  const policies = textsAt(manifest, 'spec', 'managementPolicies');
  return policies.length > 0 && policies.every((policy) => policy === 'Observe');
}

/** Whether it belongs to a controller that reads the fields of the resource from the spec itself. */
export function isOfController(manifest: Manifest): boolean {
  return controllerOf(manifest) !== undefined;
}

/** Whether only a backup brings back what the resource holds. */
export function holdsData(manifest: Manifest): boolean {
  return DATA_KIND.test(manifest.kind) || DATA_GROUP.test(groupOf(manifest));
}
