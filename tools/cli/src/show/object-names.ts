import { groupOf, type Manifest } from '@delivery/manifest';

/** Stands for the namespace of a cluster-scoped object, as in paths of generated/. */
const CLUSTER_SCOPED = '_cluster';

/** The one way to name an object, e.g. `order/Deployment.apps/order`, `_cluster/Namespace/order`. */
export function spelled(manifest: Manifest): string {
  const { kind, metadata } = manifest;
  const group = groupOf(manifest);
  return `${metadata.namespace ?? CLUSTER_SCOPED}/${group === '' ? kind : `${kind}.${group}`}/${metadata.name}`;
}

/** `<Kind>/<name>`, or with three parts `<namespace>/<Kind>/<name>`. */
export function shortened({ kind, metadata }: Manifest, parts: number): string {
  const short = `${kind}/${metadata.name}`;
  return parts === 2 ? short : `${metadata.namespace ?? CLUSTER_SCOPED}/${short}`;
}

/** Whether `[[<namespace>/]<Kind>/]<name>` may mean an object. The group may follow the kind, and case does not count there. */
export function matches(asked: string, manifest: Manifest): boolean {
  const [name, kind, namespace, ...rest] = asked.split('/').reverse();
  const { metadata } = manifest;
  const kinds = [manifest.kind, `${manifest.kind}.${groupOf(manifest)}`].map((one) => one.toLowerCase());
  return (
    rest.length === 0 &&
    name === metadata.name &&
    (kind === undefined || kinds.includes(kind.toLowerCase())) &&
    (namespace === undefined || namespace === (metadata.namespace ?? CLUSTER_SCOPED))
  );
}
