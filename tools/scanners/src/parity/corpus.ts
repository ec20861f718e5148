import { emit, nameOf, type Manifest } from '@delivery/manifest';
import { clusterNames, objectsIn } from '../tree.ts';
import { mutants } from './mutants.ts';
import { streams } from './streams.ts';

/** A file that both validators read. */
export interface Sample {
  /** File name, unique. */
  readonly name: string;
  readonly text: string;
}

/** How many objects of one kind are mutated. */
const OF_A_KIND = 2;

/** Objects of every kind of the tree, each as it is and with each mistake; and hand-made streams. Deterministic. */
export function corpus(): readonly Sample[] {
  const chosen = [...ofEachKind().values()].flat();
  return [
    ...chosen.flatMap((object) => {
      const name = `${object.apiVersion}-${nameOf(object)}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      const valid = { name: `${name}.yaml`, text: emit(object) };
      return [valid, ...mutants(object).map(({ mistake, text }) => ({ name: `${name}.${mistake}.yaml`, text }))];
    }),
    ...streams,
  ];
}

function ofEachKind(): ReadonlyMap<string, readonly Manifest[]> {
  const kinds = new Map<string, Manifest[]>();
  for (const { object } of clusterNames().flatMap((name) => objectsIn(`generated/clusters/${name}`))) {
    const kind = `${object.apiVersion}/${object.kind}`;
    const others = kinds.get(kind) ?? [];
    kinds.set(kind, others);
    if (others.length < OF_A_KIND && !others.some((other) => nameOf(other) === nameOf(object))) others.push(object);
  }
  return kinds;
}
