import type { Manifest } from '@delivery/manifest';
import type { Path, Violation } from '../../../check.ts';
import { fieldsAt, listAt, type Fields } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import type { World } from '../../../world.ts';

/** A rule of a Role or ClusterRole. */
export interface Rule {
  readonly object: Manifest;
  /** E.g. `['rules', 0]`. */
  readonly path: Path;
  readonly fields: Fields;
}

export function rulesOf(world: World): Rule[] {
  return ['Role', 'ClusterRole'].flatMap((kind) =>
    world.of('rbac.authorization.k8s.io', kind).flatMap((object) =>
      [...listAt(object, 'rules').keys()].map((i) => {
        return { object, path: ['rules', i], fields: fieldsAt(object, 'rules', i) };
      }),
    ),
  );
}

/** What a rule may not give. */
export interface Power {
  /** `''` is the core group. */
  readonly group: string;
  readonly resources: readonly string[];
  /** @default - any verb */
  readonly verbs?: readonly string[];
}

/** Finds each resource of each rule that gives one of the powers. */
export function givesNone(powers: readonly Power[], allowed: string): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const { object, path, fields } of rulesOf(world)) {
      for (const [i, resource] of listAt(fields, 'resources').entries()) {
        const verbs = new Set(powers.flatMap((power) => verbsGiven(power, fields, resource)));
        if (verbs.size === 0) continue;
        const given = `${verbs.size === 1 ? 'verb' : 'verbs'} ${[...verbs].map(shown).join(', ')}`;
        yield { object, path: [...path, 'resources', i], found: `${given} on ${shown(resource)}`, allowed };
      }
    }
  };
}

/** Of the verbs of a rule those that give the power through this resource. */
function verbsGiven({ group, resources, verbs }: Power, rule: Fields, resource: unknown): unknown[] {
  const groups = listAt(rule, 'apiGroups');
  if (!groups.includes(group) && !groups.includes('*')) return [];
  if (!resources.some((wanted) => covers(resource, wanted))) return [];
  return listAt(rule, 'verbs').filter((verb) => verb === '*' || verbs === undefined || verbs.includes(String(verb)));
}

/**
 * Whether a resource of a rule stands for the wanted one: its own name, a star, or a star for all that have the same subresource.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
function covers(resource: unknown, wanted: string): boolean {
  const [, subresource = ''] = wanted.split('/');
  return resource === '*' || resource === wanted || resource === `*/${subresource}`;
}
