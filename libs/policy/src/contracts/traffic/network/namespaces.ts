import { textAt, type Fields } from '../../../fields.ts';
import { selects } from '../../../pods/selector.ts';
import type { World } from '../../../world.ts';

const NAME = 'kubernetes.io/metadata.name';

/** What every cluster has, e.g. for its name servers. */
export const SYSTEM = 'kube-system';

export interface Namespaces {
  readonly labelsOf: (namespace: string) => Fields;
  /** Names of those that a LabelSelector selects: of the tree, `kube-system`, and the one that it names. */
  readonly select: (selector: unknown) => readonly string[];
}

/**
 * Namespaces that the tree makes, or has pods in, with the labels that they carry: every one its name. Of what others make no more is known
 * than that.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
 */
export function namespacesIn(world: World): Namespaces {
  const labels = new Map<string, Fields>();
  for (const { owner } of world.pods) labels.set(owner.metadata.namespace ?? '', nameLabel(owner.metadata.namespace));
  for (const { metadata } of world.of('', 'Namespace'))
    labels.set(metadata.name, { ...metadata.labels, ...nameLabel(metadata.name) });
  if (!labels.has(SYSTEM)) labels.set(SYSTEM, nameLabel(SYSTEM));
  const known = new Map<string, readonly string[]>();
  const labelsOf = (namespace: string) => labels.get(namespace) ?? nameLabel(namespace);
  return {
    labelsOf,
    select(selector) {
      const named = textAt(selector, 'matchLabels', NAME);
      const key = JSON.stringify(selector);
      let names = known.get(key);
      if (names === undefined) {
        const candidates = named === undefined ? [...labels.keys()] : [named];
        names = candidates.filter((name) => selects(selector, labelsOf(name)));
        known.set(key, names);
      }
      return names;
    },
  };
}

function nameLabel(namespace = ''): Fields {
  return { [NAME]: namespace };
}
