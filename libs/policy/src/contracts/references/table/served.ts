import { groupOf, type Manifest } from '@delivery/manifest';
import { at, fieldsAt, listAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';

/** Groups of the API server itself. */
const BUILT_IN: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'extensions',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
]);

/** Whether the API server knows the group without a definition. Which kinds it serves depends on its version: schemas ask that. */
export function isBuiltIn(group: string): boolean {
  return BUILT_IN.has(group);
}

/** What a cluster serves beside its own kinds. */
export interface Served {
  /** Versions by `<group>/<kind>`; `*` stands for any. */
  readonly versions: ReadonlyMap<string, ReadonlySet<string>>;
  /** `<group>/<version>` of API servers beside the first, whose kinds nobody lists. */
  readonly aggregated: ReadonlySet<string>;
}

/** By the definitions of the tree, by what the facts say, and by what Gatekeeper and Crossplane define from their own templates. */
export function servedBy(world: World): Served {
  const versions = new Map<string, Set<string>>();
  const serve = (group: string, kind: string, version: string) => {
    const key = `${group}/${kind}`;
    versions.set(key, (versions.get(key) ?? new Set()).add(version));
  };
  for (const { apiVersion, kind } of world.facts.serves ?? [])
    serve(groupOf({ apiVersion }), kind, apiVersion.slice(apiVersion.indexOf('/') + 1));
  for (const definition of world.of('apiextensions.k8s.io', 'CustomResourceDefinition'))
    serveDefined(definition, serve);
  for (const definition of world.of('apiextensions.crossplane.io', 'CompositeResourceDefinition'))
    serveDefined(definition, serve);
  for (const template of world.of('templates.gatekeeper.sh', 'ConstraintTemplate'))
    serve('constraints.gatekeeper.sh', textAt(template, 'spec', 'crd', 'spec', 'names', 'kind') ?? '', '*');
  const aggregated = world
    .of('apiregistration.k8s.io', 'APIService')
    .map((service) => `${textAt(service, 'spec', 'group')}/${textAt(service, 'spec', 'version')}`);
  return { versions, aggregated: new Set(aggregated) };
}

function serveDefined({ spec }: Manifest, serve: (group: string, kind: string, version: string) => void): void {
  const group = textAt(spec, 'group') ?? '';
  const kinds = [fieldsAt(spec, 'names'), fieldsAt(spec, 'claimNames')].flatMap((names) => textAt(names, 'kind') ?? []);
  for (const version of listAt(spec, 'versions')) {
    const name = textAt(version, 'name');
    if (name !== undefined && at(version, 'served') === true) for (const kind of kinds) serve(group, kind, name);
  }
}
