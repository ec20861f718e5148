import { isOfCluster } from './scope.ts';
import type { Reference } from './references-of.ts';

/** For people: `ConfigMap shop/order`, `StorageClass fast`. */
export function targetText({ kind, namespace, name }: Reference): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** For people: `a ConfigMap of namespace shop`, `an IngressClass of the tree or of the cluster`. */
export function kindText({ group, kind, namespace }: Pick<Reference, 'group' | 'kind' | 'namespace'>): string {
  const what = `${/^(?:[AEIO]|HTTP)/.test(kind) ? 'an' : 'a'} ${kind}`;
  if (isOfCluster(group, kind)) return `${what} of the tree or of the cluster`;
  return namespace === undefined ? what : `${what} of namespace ${namespace}`;
}

/** Of more than this a message names no more. */
const MOST_LISTED = 8;

/** What may be chosen: `one of: http, https`. */
export function oneOf(names: readonly string[]): string {
  const more = names.length > MOST_LISTED ? `, … (${names.length} in all)` : '';
  return names.length === 0 ? 'nothing: there is none' : `one of: ${names.slice(0, MOST_LISTED).join(', ')}${more}`;
}

/** The subject and verb of a sentence about one or more: `Deployment shop/order is`, `Deployment shop/order and 2 others are`. */
export function andOthers(name: string, others: number, one: string, many: string): string {
  if (others === 0) return `${name} ${one}`;
  return `${name} and ${others} ${others === 1 ? 'other' : 'others'} ${many}`;
}
