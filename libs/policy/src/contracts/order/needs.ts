import { groupOf, type Manifest } from '@delivery/manifest';
import type { Path } from '../../check.ts';
import { textAt } from '../../fields.ts';
import type { World } from '../../world.ts';
import { targets } from '../references/targets.ts';
import { referencesOf } from '../references/table/references-of.ts';
import { thingsOf } from '../references/table/things.ts';

/** Something without which an object is refused, or does not become healthy. */
export interface Need {
  readonly object: Manifest;
  readonly path: Path;
  readonly needed: Manifest;
}

/** What is asked for only when a request comes, or orders itself. */
const LATER: ReadonlySet<string> = new Set([...targets.service, ...targets.dependency]);

/** Kinds that an engine brings along when it is installed. */
const OF_ENGINES = /^(argoproj\.io\/(Application|ApplicationSet|AppProject)|[a-z]+\.toolkit\.fluxcd\.io\/\w+)$/;

/** Namespaces, definitions of custom resources, and what fields name. */
export function* needsIn(world: World): Iterable<Need> {
  const definitions = new Map(
    world
      .of('apiextensions.k8s.io', 'CustomResourceDefinition')
      .map((crd) => [`${textAt(crd, 'spec', 'group')}/${textAt(crd, 'spec', 'names', 'kind')}`, crd]),
  );
  for (const object of world.objects) {
    const { namespace } = object.metadata;
    const place = namespace === undefined ? undefined : world.find('', 'Namespace', undefined, namespace);
    if (place) yield { object, path: ['metadata', 'namespace'], needed: place };
    const kind = `${groupOf(object)}/${object.kind}`;
    const definition = OF_ENGINES.test(kind) ? undefined : definitions.get(kind);
    if (definition) yield { object, path: ['kind'], needed: definition };
  }
  const things = thingsOf(world);
  for (const reference of referencesOf(world)) {
    if (reference.optional || LATER.has(`${reference.group}/${reference.kind}`)) continue;
    // a name that several things have is there with the first of them
    for (const { object: needed } of things.named(reference).slice(0, 1)) {
      yield { object: reference.object, path: reference.path, needed };
    }
  }
}
