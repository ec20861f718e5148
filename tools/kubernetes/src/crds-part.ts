import { crdSchemas, cut, isCrd, type CrdSchema } from '@delivery/kubernetes';
import type { BuiltPart, BuiltSource } from './built-part.ts';
import type { CrdContent } from './crd-content.ts';
import { digestOf } from './digest.ts';

/**
 * The schemas of all kinds that CRDs define. Of a kind that several sources define, the first one's are taken.
 *
 * @param contents - by name of the source
 */
export function crdsPart(contents: readonly (readonly [name: string, CrdContent])[]): BuiltPart {
  const schemas: CrdSchema[] = [];
  const sources: BuiltSource[] = [];
  const defined = new Set<string>();
  for (const [source, { crds, ...origin }] of contents) {
    const own = (crds as readonly unknown[])
      .filter(isCrd)
      .filter(({ spec }) => !defined.has(`${spec.group}/${spec.names.kind}`));
    for (const { spec } of own) defined.add(`${spec.group}/${spec.names.kind}`);
    const served = own.flatMap(crdSchemas);
    schemas.push(...served);
    sources.push({ source, ...origin, kinds: served.length, digest: digestOf(JSON.stringify(served)) });
  }
  schemas.sort((a, b) => byName([a.name], [b.name]));
  const byKind = <T>(value: (schema: CrdSchema) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      schemas.flatMap((schema) => {
        const found = value(schema);
        return found === undefined ? [] : [[`${schema.apiVersion}/${schema.kind}`, found]];
      }),
    );
  const cuts = schemas.map(({ name, schema }) => ({ name, ...cut(schema) }));
  const parts = new Map(cuts.flatMap((own) => [...own.parts]));
  return {
    content: {
      versions: {},
      kinds: byKind(({ name, scope }) => ({ schema: name, scope })),
      lifecycles: byKind(({ lifecycle }) => lifecycle),
    },
    definitions: new Map([...cuts.map(({ name, schema }) => [name, schema] as const), ...[...parts].sort(byName)]),
    sources,
  };
}

const byName = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]) => (a < b ? -1 : 1);
