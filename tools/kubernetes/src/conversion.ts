import type { Crd } from './crd.ts';

interface Versions {
  readonly versions?: readonly { readonly name: string; readonly schema?: unknown }[];
}

/**
 * Stores objects as they are, whatever version they were written in.
 *
 * @throws Error for a definition whose versions differ: then somebody must convert
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#overview
 */
export function withoutConversion(crd: Crd): Crd {
  const { versions = [] } = crd.spec as Versions;
  const schemas = new Set(versions.map(({ schema }) => JSON.stringify(schema)));
  if (schemas.size > 1) throw new Error(`${crd.metadata.name}: ${schemas.size} schemas; its objects must be converted`);
  return { ...crd, spec: { ...crd.spec, conversion: { strategy: 'None' } } };
}
