import type { Scope } from './builtin.ts';
import type { JsonSchema, OpenApiSchema } from './json-schema.ts';
import type { Lifecycle } from './lifecycle.ts';
import { readSchema } from './read-schema.ts';
import { objectMeta, structural, word } from './structural.ts';

/** What one version of a CustomResourceDefinition serves. */
export interface CrdSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: Scope;
  /** Name of the definition, e.g. `argoproj.io.v1alpha1.Application`. */
  readonly name: string;
  readonly schema: JsonSchema;
  /** Only of a deprecated version. */
  readonly lifecycle?: Lifecycle;
}

/** A CustomResourceDefinition of apiextensions.k8s.io/v1, as far as it is read here. */
export interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly scope: Scope;
    readonly names: { readonly kind: string };
    readonly versions: readonly CrdVersion[];
  };
}

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly deprecationWarning?: string;
  readonly schema?: { readonly openAPIV3Schema?: unknown };
}

/** The served versions of a definition, each as a closed schema. */
export function crdSchemas({ spec }: CustomResourceDefinition): CrdSchema[] {
  const { group, scope, names, versions } = spec;
  const { kind } = names;
  const stored = versions.find(({ served, storage, deprecated }) => served && storage && !deprecated);
  return versions
    .filter(({ served }) => served)
    .map(({ name, schema, deprecated, deprecationWarning }) => ({
      apiVersion: `${group}/${name}`,
      kind,
      scope,
      name: `${group}.${name}.${kind}`,
      schema: root(readSchema(schema?.openAPIV3Schema)),
      ...(deprecated && {
        lifecycle: {
          deprecated: true,
          ...(stored && { replacement: { apiVersion: `${group}/${stored.name}`, kind } }),
          ...(deprecationWarning !== undefined && { warning: deprecationWarning }),
        },
      }),
    }));
}

/** The object itself. Of `metadata` a definition may only narrow name and generateName. */
function root({ properties = {}, ...schema }: OpenApiSchema): JsonSchema {
  const { apiVersion: _, kind: __, metadata, ...fields } = properties;
  const converted = structural({ ...schema, type: 'object', properties: fields });
  const narrowed = metadata?.properties && structuralOpen(metadata);
  return {
    ...converted,
    properties: {
      apiVersion: word,
      kind: word,
      metadata: narrowed === undefined ? objectMeta : { allOf: [objectMeta, narrowed] },
      ...(converted['properties'] as object),
    },
  };
}

function structuralOpen(metadata: OpenApiSchema): JsonSchema {
  return structural({ ...metadata, 'x-kubernetes-preserve-unknown-fields': true });
}

/** Whether a value is a definition that has been valid once; of any other nothing can be said. */
export function isCrd(value: unknown): value is CustomResourceDefinition {
  const crd = value as Partial<
    CustomResourceDefinition & { readonly kind: string; readonly apiVersion: string }
  > | null;
  return (
    typeof crd === 'object' &&
    crd?.kind === 'CustomResourceDefinition' &&
    crd.apiVersion === 'apiextensions.k8s.io/v1' &&
    typeof crd.spec?.group === 'string' &&
    crd.spec.group !== '' &&
    typeof crd.spec.names?.kind === 'string' &&
    Array.isArray(crd.spec.versions) &&
    crd.spec.versions.every((version) => typeof (version as Partial<CrdVersion> | null)?.name === 'string')
  );
}
