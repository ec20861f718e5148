import type { Scope } from './builtin.ts';
import type { Content } from './content.ts';
import { parsed } from './definitions.ts';
import type { JsonSchema } from './json-schema.ts';
import { mergeKeysAt, type MergeKeys } from './merge-keys.ts';
import type { PartKind } from './part.ts';

/** What one minor serves, and the kinds of CRDs, which are the same in all. */
export interface VersionSchemas {
  /** E.g. `1.36`. */
  readonly version: string;
  /**
   * Asked for a kind, e.g. `apps/v1/Deployment` or `v1/Service`: the name of its definition. Asked for the name of a definition: its
   * schema, or the bytes of its JSON. Undefined when there is none. A name stands for the same content in all minors and all sets.
   */
  find(name: string): string | Uint8Array | JsonSchema | undefined;
  /** E.g. `apps/v1/Deployment`, by code unit. */
  kinds(): readonly string[];
  /** Undefined for a kind that is not served, is a list, or only a subresource takes. */
  scopeOf(apiVersion: string, kind: string): Scope | undefined;
  /**
   * How elements of a list are told apart.
   *
   * @param path - e.g. `['spec', 'template', 'spec', 'containers', 0, 'ports']`; at a list any key steps into its elements
   * @returns undefined where nothing is said about a list, or there is none
   */
  mergeKeys(apiVersion: string, kind: string, path: readonly (string | number)[]): MergeKeys | undefined;
}

/** @param version - one of the content's */
export function versionSchemas(content: Content, version: string): VersionSchemas {
  const index = content.versions.indexOf(version);
  const nameOf = ({ schema }: PartKind) => (typeof schema === 'string' ? schema : (schema[index] ?? undefined));
  const servedAs = (key: string) => {
    const kind = content.kinds.get(key);
    return kind && nameOf(kind);
  };
  const definition = parsed(content.find);
  return {
    version,
    find: (name) => (name.includes('/') ? servedAs(name) : content.find(name)),
    kinds: () => [...content.kinds.keys()].filter((key) => servedAs(key) !== undefined).sort(),
    scopeOf: (apiVersion, kind) => {
      const key = `${apiVersion}/${kind}`;
      return servedAs(key) === undefined ? undefined : content.kinds.get(key)?.scope;
    },
    mergeKeys: (apiVersion, kind, path) => {
      const name = servedAs(`${apiVersion}/${kind}`);
      return name === undefined ? undefined : mergeKeysAt(definition(name), path, definition);
    },
  };
}
