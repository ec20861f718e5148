import { isManifest, nameOf, type Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { validFacts, validSet } from '../../examples/valid-set.ts';
import { isRecord } from '../../fields.ts';
import { podTemplatesOf } from '../../pods/pod-template.ts';
import { worldOf } from '../../world.ts';
import { objects } from './index.ts';

/** Undefined takes the field away. */
const STRANGE = [undefined, null, 7, 'x', [null], { a: null }];
const ALWAYS = [['spec'], ['metadata', 'labels'], ['metadata', 'annotations']];
const FACTS = { ...validFacts, cluster: 'example', cloud: 'aws' } as const;

/** Every field and item below a value. */
function pathsIn(value: unknown): string[][] {
  if (!isRecord(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => [[key], ...pathsIn(field).map((path) => [key, ...path])]);
}

function strangeForms(object: Manifest): Manifest[] {
  return [...pathsIn(object), ...ALWAYS].flatMap((path) =>
    STRANGE.flatMap((value) => {
      const copy = structuredClone(object);
      let parent = copy as Record<string, unknown>;
      for (const step of path.slice(0, -1)) parent = (parent[step] ??= {}) as Record<string, unknown>;
      const last = path.at(-1) ?? '';
      if (value !== undefined) parent[last] = value;
      else if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
      return isManifest(copy) ? [copy] : [];
    }),
  );
}

const kindOf = ({ apiVersion, kind }: Manifest) => `${apiVersion} ${kind}`;
const set = validSet();
/** One workload stands for all: their pods are read the same way. */
const isLikeDeployment = (object: Manifest) => object.kind !== 'Deployment' && podTemplatesOf(object).length > 0;
const oneOf = (objects: readonly Manifest[], keyOf: (object: Manifest) => string) => [
  ...new Map(objects.map((object) => [keyOf(object), object])).values(),
];
const added = objects.flatMap(({ bad }) => bad.flatMap(({ add = [] }) => add));
const looked = [
  ...oneOf(
    set.filter((object) => !isLikeDeployment(object) || object.kind === 'StatefulSet'),
    kindOf,
  ),
  ...oneOf(added, (object) => `${kindOf(object)} ${nameOf(object)}`),
];
const isReferredTo = ({ kind }: Manifest) => ['Gateway', 'Namespace'].includes(kind);

/** Worlds of strange objects: all forms of one side by side, or one world a form where others find it by its name. */
function worldsOf(object: Manifest): Manifest[][] {
  const forms = strangeForms(object);
  if (!isReferredTo(object)) return [[...set.filter(isReferredTo), ...forms]];
  const others = set.filter((other) => other !== object && (isReferredTo(other) || other.kind === 'HTTPRoute'));
  return forms.map((form) => [...others, form]);
}

it.each(looked.map((object) => [nameOf(object), object] as const))(
  'no check throws for %s, whatever shape its fields have',
  (_kind, object) => {
    const thrown = new Set<string>();
    for (const manifests of worldsOf(object)) {
      const world = worldOf(
        manifests.map((manifest) => ({ object: manifest, file: 'generated/clusters/example/apps/order/a.yaml' })),
        FACTS,
      );
      for (const check of objects) {
        try {
          Array.from(check.inspect(world));
        } catch (error) {
          thrown.add(`${check.id}: ${String(error)}`);
        }
      }
    }
    expect([...thrown]).toEqual([]);
  },
);
