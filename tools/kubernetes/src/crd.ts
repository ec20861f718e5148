import { CORE_SCHEMA, loadAll } from 'js-yaml';

/** A CustomResourceDefinition, as far as it is read here. */
export interface Crd {
  readonly apiVersion: string;
  readonly kind: 'CustomResourceDefinition';
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: object;
}

/**
 * The definitions among the documents of a YAML file, without their descriptions. Fourteen megabytes are read in all, which takes js-yaml
 * a second and `yaml` five.
 */
export function readCrds(text: string): Crd[] {
  const documents = loadAll(text, undefined, { schema: CORE_SCHEMA });
  return documents.filter(isCrd).map((crd) => withoutDescriptions(crd) as Crd);
}

function isCrd(document: unknown): document is Crd {
  return typeof document === 'object' && (document as Partial<Crd> | null)?.kind === 'CustomResourceDefinition';
}

/** Descriptions are two thirds of a definition and change nothing that the API server does. */
export function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // a property that is called "description" is a schema, not a text
      .filter(([key, child]) => !(key === 'description' && typeof child === 'string'))
      .map(([key, child]) => [key, withoutDescriptions(child)]),
  );
}
