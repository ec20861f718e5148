import { nameOf, type Manifest } from '@delivery/manifest';
import type { Path } from '../check.ts';
import { podTemplatesOf } from '../pods/pod-template.ts';
import { worldOf, type World } from '../world.ts';
import type { Change } from './example.ts';
import { parsePath } from './parse-path.ts';
import { validFacts, validSet } from './valid-set.ts';

export const defaultObject = 'Deployment shop/order';

/** The valid set with the change of an example. */
export function worldWith({ on = defaultObject, set = {}, add = [], remove = [], facts }: Change): World {
  const gone = new Set(remove);
  const kept = validSet().filter((object) => !gone.has(nameOf(object)));
  const objects = [...kept.map((object) => (nameOf(object) === on ? changed(object, set) : object)), ...add];
  return worldOf(
    objects.map((object) => ({ object, file: fileFor(object) })),
    { ...validFacts, ...facts },
  );
}

/** The object of an example after its change: what `delivery policy` shows. */
export function exampleObject({ on = defaultObject, set = {}, add = [] }: Change): Manifest | undefined {
  const object = [...validSet(), ...add].find((candidate) => nameOf(candidate) === on);
  return object && changed(object, set);
}

/** With `pod` and `template` spelled out for this object. */
export function pathIn(object: Manifest, text: string): Path {
  const [first, ...rest] = parsePath(text);
  const template = podTemplatesOf(object)[0]?.path ?? [];
  if (first === 'pod') return [...template, 'spec', ...rest];
  return first === 'template' ? [...template, ...rest] : parsePath(text);
}

function changed(object: Manifest, set: Readonly<Record<string, unknown>>): Manifest {
  // unlike structuredClone, this gives two containers that share an object one each
  const copy = JSON.parse(JSON.stringify(object)) as Manifest;
  for (const [text, value] of Object.entries(set)) put(copy, pathIn(object, text), value);
  return copy;
}

type Tree = Record<string | number, unknown>;

function put(root: unknown, path: Path, value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) throw new Error('an example must change something below the root');
  let parent = root as Tree;
  path.slice(0, -1).forEach((step, i) => {
    parent[step] ??= typeof path[i + 1] === 'number' ? [] : {};
    parent = parent[step] as Tree;
  });
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

function fileFor(object: Manifest): string {
  const app = object.metadata.labels?.['app.kubernetes.io/instance'] ?? object.metadata.name;
  return `generated/clusters/example/apps/${app}/${object.kind.toLowerCase()}_${object.metadata.name}.yaml`;
}
