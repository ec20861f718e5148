import { groupOf, type Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { textAt, type Fields } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { once } from './once.ts';
import { hitsOf, type Patterns } from './pattern.ts';
import { placeOf } from './place.ts';
import type { NamedPort } from './row.ts';
import { isOfCluster } from './scope.ts';
import { patternsFor, podPatterns, type Naming } from './rows.ts';

/** One place where an object names another. */
export interface Reference {
  /** What names. */
  readonly object: Manifest;
  /** Of the name, in what names. */
  readonly path: Path;
  /** The fields beside the name. */
  readonly holder: Fields;
  readonly group: string;
  readonly kind: string;
  /** Undefined for what stands in no namespace, or may stand in any. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Whether the user gets along without it. */
  readonly optional: boolean;
  /** The path is that of the port, in what names. */
  readonly port?: NamedPort;
  readonly naming: Naming;
}

/** Every reference of a world, in the order of its objects; those of pods come last. */
export const referencesOf = once((world: World): readonly Reference[] => [
  ...world.objects.flatMap((object) => within(object, object, [], patternsFor(groupOf(object), object.kind))),
  ...[...world.pods, ...world.patches].flatMap(({ owner, path, spec }) =>
    within(owner, spec, [...path, 'spec'], podPatterns),
  ),
]);

function within(object: Manifest, root: unknown, base: Path, patterns: Patterns<Naming>): Reference[] {
  return hitsOf(root, patterns).flatMap(({ text, path, holder, end: naming }) => {
    if (naming.when?.(holder, object) === false) return [];
    const own = naming.namespaceOf ? naming.namespaceOf(object) : object.metadata.namespace;
    const place = placeOf(text, naming.form, holder, own);
    if (place === undefined) return [];
    const kind = kindOf(holder, naming);
    const absolute = [...base, ...path];
    const port = portOf(absolute, holder, naming, place.port);
    return [
      {
        object,
        path: absolute,
        holder,
        ...kind,
        namespace: naming.anywhere || isOfCluster(kind.group, kind.kind) ? undefined : place.namespace,
        name: place.name,
        optional: holder['optional'] === true,
        ...(port && { port }),
        naming,
      },
    ];
  });
}

function kindOf(holder: Fields, { group, kind, kindAt }: Naming): Pick<Reference, 'group' | 'kind'> {
  const said = kindAt && textAt(holder, kindAt);
  if (said === undefined) return { group, kind };
  const apiVersion = textAt(holder, 'apiVersion');
  const ofVersion = apiVersion === undefined ? undefined : groupOf({ apiVersion });
  return { group: textAt(holder, 'group') ?? textAt(holder, 'apiGroup') ?? ofVersion ?? group, kind: said };
}

function portOf(path: Path, holder: Fields, naming: Naming, ofUrl: number | undefined): NamedPort | undefined {
  if (ofUrl !== undefined) return { port: ofUrl, path };
  const port = naming.port?.(holder);
  return port && { port: port.port, path: [...path.slice(0, -1), ...port.path] };
}
