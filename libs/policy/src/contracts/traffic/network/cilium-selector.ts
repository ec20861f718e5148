import { fieldsAt, isRecord, listAt, textAt, type Fields } from '../../../fields.ts';
import type { PodPeer } from './policy.ts';

/** Where a label comes from; of nodes and of Cilium itself others are. */
const SOURCE = /^(?:k8s|any)[:.]/;
const NAMESPACE = 'io.kubernetes.pod.namespace';
const NAMESPACE_LABELS = 'io.cilium.k8s.namespace.labels.';
const RESERVED = /^reserved[:.]/;

/**
 * Reads a selector of endpoints, which mixes labels of pods with those of their namespaces.
 *
 * @param isClusterwide - whether it means pods of every namespace when it says none
 * @see https://docs.cilium.io/en/stable/security/policy/kubernetes/#namespaces
 */
export function endpointSelector(selector: unknown, isClusterwide: boolean): PodPeer {
  const labels = Object.entries(fieldsAt(selector, 'matchLabels')).map(([key, value]) => [keyOf(key), value] as const);
  const expressions = listAt(selector, 'matchExpressions').map((one) =>
    isRecord(one) ? { ...one, key: keyOf(textAt(one, 'key') ?? '') } : one,
  );
  const ofPods: Fields = {
    matchLabels: Object.fromEntries(labels.filter(([key]) => namespaceKey(key) === undefined)),
    matchExpressions: expressions.filter((one) => namespaceKeyOf(one) === undefined),
  };
  const ofNamespaces: Fields = {
    matchLabels: Object.fromEntries(
      labels.flatMap(([key, value]) => {
        const name = namespaceKey(key);
        return name === undefined ? [] : [[name, value] as const];
      }),
    ),
    matchExpressions: expressions.flatMap((one) => {
      const key = namespaceKeyOf(one);
      return key === undefined ? [] : [{ ...fieldsAt(one), key }];
    }),
  };
  const saysNamespaces = Object.values(ofNamespaces).some((part) => Object.keys(fieldsOrItems(part)).length > 0);
  return { podSelector: ofPods, ...((saysNamespaces || isClusterwide) && { namespaceSelector: ofNamespaces }) };
}

/** `ingress` of `reserved:ingress`: no pod, but something of Cilium's own. */
export function reservedEntity(selector: unknown): string | undefined {
  const key = Object.keys(fieldsAt(selector, 'matchLabels')).find((one) => RESERVED.test(one));
  return key?.replace(RESERVED, '');
}

const keyOf = (key: string) => key.replace(SOURCE, '');

const namespaceKeyOf = (expression: unknown) => namespaceKey(textAt(expression, 'key') ?? '');

/** The label of the namespace that a label of an endpoint stands for. */
function namespaceKey(key: string): string | undefined {
  if (key === NAMESPACE) return 'kubernetes.io/metadata.name';
  return key.startsWith(NAMESPACE_LABELS) ? key.slice(NAMESPACE_LABELS.length) : undefined;
}

function fieldsOrItems(part: unknown): object {
  return typeof part === 'object' && part !== null ? part : {};
}
