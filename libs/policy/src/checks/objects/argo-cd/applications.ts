import type { Manifest } from '@delivery/manifest';
import type { Path, Violation } from '../../../check.ts';
import { fieldsAt, listAt, type Fields } from '../../../fields.ts';
import type { Wrong } from '../../../pods/each.ts';
import type { World } from '../../../world.ts';

/** The spec of an Application, or the one that an ApplicationSet gives to each that it makes. */
export interface ApplicationSpec {
  readonly object: Manifest;
  /** From the root of the object. */
  readonly path: Path;
  readonly fields: Fields;
}

export function applicationSpecsOf(world: World): ApplicationSpec[] {
  return [
    ...world.of('argoproj.io', 'Application').map((object) => specAt(object, ['spec'])),
    ...world.of('argoproj.io', 'ApplicationSet').map((object) => specAt(object, ['spec', 'template', 'spec'])),
  ];
}

function specAt(object: Manifest, path: Path): ApplicationSpec {
  return { object, path, fields: fieldsAt(object, ...path) };
}

/** Inspects every spec; paths are below it. */
export function eachApplication(
  look: (spec: Fields, world: World) => Iterable<Wrong>,
): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const spec of applicationSpecsOf(world)) {
      for (const { path, ...wrong } of look(spec.fields, world)) {
        yield { object: spec.object, path: [...spec.path, ...path], ...wrong };
      }
    }
  };
}

/** Where the objects of an Application come from. */
export interface Source {
  /** Below the spec, e.g. `['sources', 0]`. */
  readonly path: Path;
  readonly fields: Fields;
}

export function sourcesOf(spec: Fields): Source[] {
  const places: Path[] = [['source'], ...listAt(spec, 'sources').map((_, i) => ['sources', i])];
  return places.map((path) => ({ path, fields: fieldsAt(spec, ...path) })).filter(({ fields }) => !isEmpty(fields));
}

function isEmpty(fields: Fields): boolean {
  return Object.keys(fields).length === 0;
}

/** Whether the source is a chart of a registry, and not a folder of a repository. */
export function isChart({ fields }: Source): boolean {
  return fields['chart'] !== undefined;
}
