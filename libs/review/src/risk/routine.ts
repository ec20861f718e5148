import { groupOf } from '@delivery/manifest';
import type { Change, FieldChange } from '../diff/change.ts';
import { isRecord, listAt, textAt } from '../tree/fields.ts';
import type { Tree, TreeObject } from '../tree/tree.ts';
import type { Comparison } from './comparison.ts';
import { imageOf } from './look/image.ts';
import { templatePath } from './look/pods.ts';

const VERSION = 'app.kubernetes.io/version';

/**
 * Whether a change is a release that goes on, as releases do: nothing but the image of a workload, pinned to a digest that the same
 * workload already runs in an earlier ring, and the version label that follows it.
 *
 * @returns a predicate that reads the old tree once, when it is first needed
 */
export function routine({ before, clusterOf, rings }: Comparison): (change: Change) => boolean {
  const ringOf = (cluster: string) => rings.indexOf(clusterOf(cluster).ring ?? '');
  let index: ReadonlyMap<string, number> | undefined;
  return (change) => {
    if (change.operation !== 'change') return false;
    const images = imagesOf(change);
    const ring = ringOf(change.key.cluster);
    if (images === undefined || ring < 1) return false;
    const running = (index ??= earliestRings(before, ringOf));
    return images.every((image) => (running.get(runKey(change.after, image.container, image.digest)) ?? ring) < ring);
  };
}

interface Release {
  readonly container: string;
  readonly digest: string;
}

/** The images that a change releases; undefined when it changes anything else. */
function imagesOf({ fields, after }: Change): readonly Release[] | undefined {
  const template = after && templatePath(after.manifest);
  if (!template) return undefined;
  const images: Release[] = [];
  const versions: unknown[] = [];
  for (const { path, before: was, after: is } of fields) {
    const inTemplate = template.every((step, index) => path[index] === step);
    const rest = inTemplate ? path.slice(template.length) : path;
    if (isVersion(rest)) {
      versions.push(is);
      continue;
    }
    const release = inTemplate ? releaseOf(rest, was, is) : undefined;
    if (release === undefined) return undefined;
    images.push(release);
  }
  const tags = listAt(after!.manifest, ...template, 'spec', 'containers').map(
    (one) => imageOf(textAt(one, 'image') ?? '').tag,
  );
  return images.length > 0 && versions.every((version) => tags.includes(String(version))) ? images : undefined;
}

function isVersion(path: FieldChange['path']): boolean {
  return path.length === 3 && path[0] === 'metadata' && path[1] === 'labels' && path[2] === VERSION;
}

function releaseOf(
  [spec, list, step, field, ...rest]: FieldChange['path'],
  was: unknown,
  is: unknown,
): Release | undefined {
  const fits =
    spec === 'spec' && (list === 'containers' || list === 'initContainers') && field === 'image' && rest.length === 0;
  if (!fits || typeof step !== 'object' || typeof was !== 'string' || typeof is !== 'string') return undefined;
  const [old, next] = [imageOf(was), imageOf(is)];
  const { name } = step;
  return name !== undefined && next.digest !== undefined && old.repository === next.repository
    ? { container: name, digest: next.digest }
    : undefined;
}

/** The first ring in which a workload runs an image, by workload, container and digest: each cloud has a registry of its own. */
function earliestRings(tree: Tree, ringOf: (cluster: string) => number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const object of tree.objects()) {
    const template = templatePath(object.manifest);
    const ring = ringOf(object.cluster);
    if (template === undefined || ring < 0) continue;
    for (const list of ['containers', 'initContainers']) {
      for (const container of listAt(object.manifest, ...template, 'spec', list)) {
        const { digest } = imageOf((isRecord(container) && textAt(container, 'image')) || '');
        const name = textAt(container, 'name');
        if (digest === undefined || name === undefined) continue;
        const key = runKey(object, name, digest);
        found.set(key, Math.min(ring, found.get(key) ?? ring));
      }
    }
  }
  return found;
}

function runKey({ manifest }: TreeObject, container: string, digest: string): string {
  const { namespace = '', name } = manifest.metadata;
  return [groupOf(manifest), manifest.kind, namespace, name, container, digest].join('\0');
}
