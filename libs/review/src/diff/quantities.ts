import { quantity } from '@delivery/kubernetes';
import type { FieldPath } from './path.ts';

/** Maps from the name of a resource to a quantity, wherever they stand. */
const RESOURCE_LISTS = new Set([
  'requests',
  'limits',
  'capacity',
  'allocatable',
  'podFixed',
  'minAllowed',
  'maxAllowed',
]);

/** `cpu`, `memory`, `storage`, `nvidia.com/gpu`: a map of that name in a custom resource may hold anything else. */
const RESOURCE = /^(?:cpu|memory|storage|ephemeral-storage|pods|hugepages-.+|.+\/.+)$/;

/** Maps that hold quantities in one kind only. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  LimitRange: ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'],
  ResourceQuota: ['hard'],
};

/** Fields that are a quantity, by the field that holds them. */
const FIELDS: Readonly<Record<string, string>> = {
  sizeLimit: 'emptyDir',
  divisor: 'resourceFieldRef',
};

/** Whether two different values are one quantity to the API server, e.g. `1000m` and `1`; only where a quantity stands. */
export function sameQuantity(kind: string, path: FieldPath, before: unknown, after: unknown): boolean {
  if (!isQuantity(kind, path)) return false;
  const old = quantity(before);
  return old !== undefined && old === quantity(after);
}

/**
 * Whether a field holds a quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function isQuantity(kind: string, path: FieldPath): boolean {
  const [parent, field] = path.slice(-2);
  if (typeof parent !== 'string' || typeof field !== 'string') return false;
  if (RESOURCE_LISTS.has(parent)) return RESOURCE.test(field);
  if (kind === 'HorizontalPodAutoscaler' && parent === 'target') return field === 'averageValue' || field === 'value';
  return OF_KIND[kind]?.includes(parent) === true || FIELDS[field] === parent;
}
