import { groupOf, type Manifest } from '@delivery/manifest';
import { at, listAt, textAt } from '../../../fields.ts';
import { fits } from './globs.ts';

/**
 * Whether Applications of an AppProject may take manifests from a repository.
 *
 * @see https://github.com/argoproj/argo-cd/blob/v3.5.7/pkg/apis/application/v1alpha1/app_project_types.go `IsSourcePermitted`
 */
export function admitsSource(project: Manifest, repoURL: string): boolean {
  const globs = listAt(project, 'spec', 'sourceRepos').filter((glob) => typeof glob === 'string');
  const url = normalized(repoURL);
  const fitting = (all: readonly string[]) => all.some((glob) => fits(url, normalized(glob), '/'));
  return (
    fitting(globs.filter((glob) => !isDenial(glob))) && !fitting(globs.filter(isDenial).map((glob) => glob.slice(1)))
  );
}

/** The cluster of an Application, by its address or its name. */
export interface Cluster {
  readonly server?: string | undefined;
  readonly name?: string | undefined;
}

/** Whether they may put objects into a namespace of a cluster. */
export function admitsNamespace(project: Manifest, cluster: Cluster, namespace: string): boolean {
  const results = listAt(project, 'spec', 'destinations').map((item) => {
    const [name = '', server = '', place = ''] = ['name', 'server', 'namespace'].map((field) => textAt(item, field));
    const onName = cluster.name !== undefined && holds(name, cluster.name);
    const onServer = cluster.server !== undefined && holds(server, cluster.server);
    const inPlace = holds(place, namespace);
    if ((onName || onServer) && inPlace) return 'admitted';
    const denied =
      (isDenial(name) && !onName) ||
      (isDenial(server) && !onServer && inPlace) ||
      (isDenial(place) && !inPlace && onServer);
    return denied ? 'denied' : 'other';
  });
  return results.includes('admitted') && !results.includes('denied');
}

/**
 * Whether they may apply objects of a kind. Without lists every namespaced kind, and no kind of the whole cluster.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#projects
 */
export function admitsKind(project: Manifest, object: Manifest, isOfCluster: boolean): boolean {
  const scope = isOfCluster ? 'clusterResource' : 'namespaceResource';
  const isIn = (list: string) =>
    listAt(project, 'spec', list).some(
      (item) =>
        fits(groupOf(object), textAt(item, 'group') ?? '') &&
        fits(object.kind, textAt(item, 'kind') ?? '') &&
        fits(object.metadata.name, textAt(item, 'name') ?? '*'),
    );
  const isOpen = !isOfCluster && !Array.isArray(at(project, 'spec', 'namespaceResourceWhitelist'));
  return (isOpen || isIn(`${scope}Whitelist`)) && !isIn(`${scope}Blacklist`);
}

/** A glob with `!` takes away what it names, so it holds for all the rest. */
function holds(glob: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  return isDenial(glob) ? !fits(text, glob.slice(1)) : fits(text, glob);
}

function isDenial(glob: string): boolean {
  return glob.startsWith('!');
}

/** As Argo CD compares repositories. */
function normalized(repoURL: string): string {
  const url = repoURL.trim().toLowerCase();
  return url.endsWith('.git') ? url.slice(0, -'.git'.length) : url;
}
