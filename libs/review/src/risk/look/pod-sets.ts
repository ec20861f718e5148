import { isRecord, listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { podLabels, templatePath } from './pods.ts';
import { takes } from './selector.ts';

/**
 * Finds the workloads of a cluster whose pods a selector takes.
 *
 * @param namespace - in which the selector looks; undefined: in all
 */
export type PodSets = (cluster: string, namespace: string | undefined, selector: unknown) => readonly TreeObject[];

/** Reads the whole tree when it is first asked, and so that many selectors cost little each. */
export function podSets(tree: Tree): PodSets {
  let index: ReadonlyMap<string, readonly TreeObject[]> | undefined;
  return (cluster, namespace, selector) => {
    const key = `${cluster}/${namespace ?? '*'}/${firstLabel(selector) ?? ''}`;
    const near = (index ??= byLabel(tree)).get(key) ?? [];
    return near.filter(({ manifest }) => takes(selector, podLabels(manifest) ?? {}));
  };
}

/** One `key=value` that every pod of the selector has. */
function firstLabel(selector: unknown): string | undefined {
  const [pair] = Object.entries(mapAt(selector, 'matchLabels'));
  if (pair) return pair.join('=');
  const one = listAt(selector, 'matchExpressions').find(
    (expression) =>
      isRecord(expression) &&
      textAt(expression, 'operator') === 'In' &&
      textsAt(expression, 'values').length === 1 &&
      textAt(expression, 'key') !== undefined,
  );
  return one === undefined ? undefined : `${textAt(one, 'key')!}=${textsAt(one, 'values')[0]!}`;
}

function byLabel(tree: Tree): ReadonlyMap<string, readonly TreeObject[]> {
  const found = new Map<string, TreeObject[]>();
  for (const object of tree.objects()) {
    if (templatePath(object.manifest) === undefined) continue;
    const labels = Object.entries(podLabels(object.manifest) ?? {}).map((pair) => pair.join('='));
    for (const place of [object.manifest.metadata.namespace ?? '', '*']) {
      for (const label of ['', ...labels]) {
        const key = `${object.cluster}/${place}/${label}`;
        const others = found.get(key);
        if (others) others.push(object);
        else found.set(key, [object]);
      }
    }
  }
  return found;
}
