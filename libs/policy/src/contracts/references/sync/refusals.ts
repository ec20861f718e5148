import { groupOf, nameOf, type Manifest } from '@delivery/manifest';
import type { Violation } from '../../../check.ts';
import { fieldsAt, listAt, textAt } from '../../../fields.ts';
import { oneOf } from '../table/words.ts';
import { grouped } from '../../../grouped.ts';
import { admitsKind, admitsNamespace, admitsSource, type Cluster } from './project.ts';
import { sourcesOf } from './sources.ts';

interface Asked {
  readonly application: Manifest;
  readonly project: Manifest;
  /** The objects of the tree that it syncs. */
  readonly synced: readonly Manifest[];
  readonly isOfCluster: (object: Manifest) => boolean;
}

const HOME: Cluster = { server: 'https://kubernetes.default.svc', name: 'in-cluster' };

/** Everything that a project does not admit of an Application: once a repository, a namespace and a kind. */
export function* refusalsOf({ application: object, project, synced, isOfCluster }: Asked): Iterable<Violation> {
  const does = (verb: string, what: string) =>
    `${nameOf(object)} ${verb} ${what}, which AppProject ${project.metadata.name} does not admit`;
  for (const { fields, path } of sourcesOf(object)) {
    const repoURL = textAt(fields, 'repoURL');
    if (repoURL === undefined || admitsSource(project, repoURL)) continue;
    const allowed = oneOf(listAt(project, 'spec', 'sourceRepos').map(String));
    yield { object, path: [...path, 'repoURL'], found: does('takes manifests from', repoURL), allowed };
  }

  const destination = fieldsAt(object, 'spec', 'destination');
  const [server, name] = [textAt(destination, 'server'), textAt(destination, 'name')];
  const cluster = server === HOME.server || name === HOME.name ? HOME : { server, name };
  const own = textAt(destination, 'namespace') ?? '';
  const spaces = listAt(project, 'spec', 'destinations').flatMap((one) => textAt(one, 'namespace') ?? []);
  const allowed = oneOf(spaces);
  if (!admitsNamespace(project, cluster, own))
    yield { object, path: ['spec', 'destination'], found: does('syncs into namespace', own), allowed };

  const placed = synced.filter((one) => !isOfCluster(one));
  for (const [namespace, objects] of grouped(placed, ({ metadata }) => metadata.namespace ?? own)) {
    if (namespace === own || admitsNamespace(project, cluster, namespace)) continue;
    yield {
      object,
      path: ['spec', 'project'],
      found: does('syncs', `${some(objects)} of namespace ${namespace}`),
      allowed,
    };
  }
  const refused = synced.filter((one) => !admitsKind(project, one, isOfCluster(one)));
  for (const [kind, objects] of grouped(refused, (one) => `${groupOf(one) || 'core'}/${one.kind}`))
    yield {
      object,
      path: ['spec', 'project'],
      found: does('syncs', `${some(objects)} of kind ${kind}`),
      allowed: `kinds that its ${isOfCluster(objects[0]) ? 'clusterResource' : 'namespaceResource'}Whitelist names and its blacklist does not`,
    };
}

function some([first, ...others]: readonly [Manifest, ...Manifest[]]): string {
  return others.length === 0 ? nameOf(first) : `${nameOf(first)} and ${others.length} more`;
}
