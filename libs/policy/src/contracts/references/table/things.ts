import { groupOf, type Manifest } from '@delivery/manifest';
import { fieldsAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { isAlwaysThere } from './always-there.ts';
import { once } from './once.ts';
import { madeFrom } from './made.ts';
import type { Reference } from './references-of.ts';

/** What a reference may lead to: an object of the tree, or what an operator makes from one. */
export interface Thing {
  /** In the tree: the object itself, or the one it is made from. */
  readonly object: Manifest;
  /** Undefined for what stands in no namespace, or in all. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of a ConfigMap or Secret; undefined when they are not known before it is made. */
  readonly keys: () => readonly string[] | undefined;
}

/** Everything that references of a world may lead to. */
export interface Things {
  /** The things that a reference may mean; none for a name that dangles or that the cluster itself has. */
  readonly named: (reference: Wanted) => readonly Thing[];
  /** Whether the name leads anywhere: to the tree, to what is made from it, or to what the cluster has. */
  readonly exists: (reference: Wanted) => boolean;
  /** Names that would lead somewhere in the same place, to find the one that was meant. */
  readonly namesBeside: (reference: Wanted) => readonly string[];
}

type Wanted = Pick<Reference, 'group' | 'kind' | 'namespace' | 'name'>;

export const thingsOf = once((world: World): Things => {
  const byName = new Map<string, Thing[]>();
  const byKind = new Map<string, Thing[]>();
  const add = (kind: string, thing: Thing) => {
    push(byKind, kind, thing);
    push(byName, `${kind}/${thing.name}`, thing);
  };
  for (const object of world.objects) {
    const kind = `${groupOf(object)}/${object.kind}`;
    const { namespace, name } = object.metadata;
    add(kind, { object, namespace, name, keys: () => keysOf(object) });
    for (const made of madeFrom(kind, object)) {
      const place = made.namespace === 'any' ? undefined : (made.namespace ?? namespace);
      add(made.kind, { object, namespace: place, name: made.name, keys: () => made.keys });
    }
  }
  const named = ({ group, kind, namespace, name }: Wanted) =>
    (byName.get(`${group}/${kind}/${name}`) ?? []).filter(
      (thing) => thing.namespace === undefined || namespace === undefined || thing.namespace === namespace,
    );
  const beside = new Map<string, readonly string[]>();
  const namesBeside = ({ group, kind, namespace }: Wanted) => {
    const key = `${group}/${kind} ${namespace}`;
    const before = beside.get(key);
    if (before) return before;
    const inCluster = (world.facts.provides ?? []).filter((one) => one.group === group && one.kind === kind);
    const names = [...(byKind.get(`${group}/${kind}`) ?? []), ...inCluster].flatMap((thing) =>
      namespace === undefined || thing.namespace === undefined || thing.namespace === namespace ? [thing.name] : [],
    );
    beside.set(key, names);
    return names;
  };
  return {
    named,
    namesBeside,
    exists: (wanted) => {
      const { group, kind, namespace, name } = wanted;
      return named(wanted).length > 0 || isAlwaysThere(wanted) || world.provided(group, kind, namespace, name);
    },
  };
});

function keysOf(object: Manifest): readonly string[] {
  return ['data', 'binaryData', 'stringData'].flatMap((field) => Object.keys(fieldsAt(object, field)));
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
