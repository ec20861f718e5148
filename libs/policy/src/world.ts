import { groupOf, keyOf, type Manifest } from '@delivery/manifest';
import type { Facts } from './facts.ts';
import { isPatch } from './pods/patch.ts';
import { podTemplatesOf, type PodTemplate } from './pods/pod-template.ts';

/** An object and the file it was read from, e.g. `generated/clusters/local/apps/order/order/service_order.yaml`. */
export interface Entry {
  readonly object: Manifest;
  readonly file: string;
}

/** Everything that one cluster syncs, or one folder holds, indexed for questions. */
export interface World {
  readonly facts: Facts;
  readonly objects: readonly Manifest[];
  /** Of every workload, in the order of the objects. */
  readonly pods: readonly PodTemplate[];
  /** Changes to pods of workloads that others install: what they leave out stays as it is. */
  readonly patches: readonly PodTemplate[];
  /** E.g. `of('apps', 'Deployment')`; `''` is the core group. */
  readonly of: (group: string, kind: string) => readonly Manifest[];
  /** Without a namespace: a cluster-scoped object. */
  readonly find: (group: string, kind: string, namespace: string | undefined, name: string) => Manifest | undefined;
  /** Whether a `provides` entry of the facts stands for it. */
  readonly provided: (group: string, kind: string, namespace: string | undefined, name: string) => boolean;
  readonly fileOf: (object: Manifest) => string;
}

export function worldOf(entries: readonly Entry[], facts: Facts): World {
  const byKind = new Map<string, Manifest[]>();
  const byKey = new Map<string, Manifest>();
  const files = new Map<Manifest, string>();
  for (const { object, file } of entries) {
    const kind = `${groupOf(object)}/${object.kind}`;
    const others = byKind.get(kind);
    if (others) others.push(object);
    else byKind.set(kind, [object]);
    byKey.set(keyOf(object), object);
    files.set(object, file);
  }
  const objects = entries.map(({ object }) => object);
  const templates = objects.flatMap(podTemplatesOf);
  return {
    facts,
    objects,
    pods: templates.filter((pod) => !isPatch(pod)),
    patches: templates.filter(isPatch),
    of: (group, kind) => byKind.get(`${group}/${kind}`) ?? [],
    find: (group, kind, namespace, name) => byKey.get(`${group}/${kind}/${namespace ?? ''}/${name}`),
    provided: (group, kind, namespace, name) =>
      (facts.provides ?? []).some(
        (thing) =>
          thing.group === group &&
          thing.kind === kind &&
          (thing.namespace === undefined || thing.namespace === namespace) &&
          (thing.name === '*' || thing.name === name),
      ),
    fileOf: (object) => files.get(object) ?? '',
  };
}
