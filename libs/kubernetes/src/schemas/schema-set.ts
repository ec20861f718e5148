import { contentOf, withKinds, withoutKinds, type Content } from './content.ts';
import { crdSchemas, isCrd } from './crd-schemas.ts';
import { cut } from './cut.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Lifecycle } from './lifecycle.ts';
import { minorOf, UnknownVersionError } from './version.ts';
import { versionSchemas, type VersionSchemas } from './version-schemas.ts';

/** What several minors of Kubernetes, and a set of CRDs, serve. */
export interface SchemaSet {
  /** Minors, oldest first, e.g. `1.36`. */
  readonly versions: readonly string[];
  /** Differs when any schema does: for caches of what was found to be valid. */
  readonly digest: string;
  /**
   * @param version - in any spelling, e.g. `1.36`, `v1.36.3`
   * @throws UnknownVersionError for a minor that is not among `versions`
   */
  forVersion(version: string): VersionSchemas;
  /** Undefined for a kind of which nothing is known. */
  lifecycleOf(apiVersion: string, kind: string): Lifecycle | undefined;
  /**
   * The same set with what other CustomResourceDefinitions serve, in the place of all that the set serves of their kinds. Values that
   * are no definition of `apiextensions.k8s.io/v1` are passed over.
   */
  withCrds(crds: readonly unknown[]): SchemaSet;
  /** The same set with the schema of a kind, self-contained, as kubeconform reads it from a file. */
  withSchema(apiVersion: string, kind: string, schema: JsonSchema): SchemaSet;
}

/** @param parts - content of the files of `schemas/`, decompressed */
export function schemaSet(parts: readonly Uint8Array[]): SchemaSet {
  return setOf(contentOf(parts));
}

function setOf(content: Content): SchemaSet {
  const { versions, digest, lifecycles } = content;
  return {
    versions,
    digest,
    forVersion: (version) => {
      const minor = minorOf(version);
      if (minor !== undefined && versions.includes(minor)) return versionSchemas(content, minor);
      throw new UnknownVersionError(version, versions);
    },
    lifecycleOf: (apiVersion, kind) => lifecycles.get(`${apiVersion}/${kind}`),
    withCrds: (values) => {
      const crds = values.filter(isCrd);
      const replaced = new Set(crds.map(({ spec }) => `${spec.group}/${spec.names.kind}`));
      const others = withoutKinds(content, (group, kind) => replaced.has(`${group}/${kind}`));
      const added = crds.flatMap(crdSchemas).map((crd) => ({ ...crd, ...cut(crd.schema) }));
      return setOf(withKinds(others, added));
    },
    withSchema: (apiVersion, kind, schema) =>
      setOf(withKinds(content, [{ apiVersion, kind, name: `${apiVersion.replace('/', '.')}.${kind}`, schema }])),
  };
}
