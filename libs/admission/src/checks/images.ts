import type { CelCheck } from '../cel-check.ts';
import { containersWhere, volumesWhere } from '../cel/pods.ts';
import { literals } from '../cel/text.ts';

/** Containers and volumes whose image has a name of which `condition` does not hold. */
function imagesWithout(condition: (image: string) => string): string {
  const bad = (image: string) => `${image} != '' && !(${condition(image)})`;
  return `${containersWhere(bad("c.?image.orValue('')"))} + ${volumesWhere(bad("v.?image.?reference.orValue('')"))}`;
}

/** The name with its registry, as container runtimes read it: `nginx` is `docker.io/library/nginx`. */
function withRegistry(image: string): string {
  const hasHost = `${image}.matches('^(localhost|[^/]*[.:][^/]*)/')`;
  return `(!${image}.contains('/') ? 'docker.io/library/' : ${hasHost} ? '' : 'docker.io/') + ${image}`;
}

/** What code runs, and where it comes from. */
export const images: readonly CelCheck[] = [
  {
    id: 'W27',
    allowed: () => '<repository>:<tag>@sha256:<64 hex digits>',
    wrong: () => imagesWithout((image) => `${image}.matches('@sha256:[0-9a-f]{64}$')`),
  },
  {
    id: 'W29',
    allowed: ({ registries }) => `names that begin with ${registries.join(' or ')}`,
    wrong: ({ registries }) =>
      imagesWithout((image) => `${literals(registries)}.exists(r, (${withRegistry(image)}).startsWith(r))`),
    stricter: { 'nothing is known of the cluster': 'a cluster knows its registry' },
  },
];
