import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  builtinSchemas,
  nameByContent,
  type BuiltinSchemas,
  type JsonSchema,
  type PartKind,
  type Swagger,
} from '@delivery/kubernetes';

/** What a minor serves. @param folder - of its module `k8s.io/kubernetes` */
export function readBuiltins(folder: string): BuiltinSchemas {
  return builtinSchemas(JSON.parse(readFileSync(join(folder, 'api/openapi-spec/swagger.json'), 'utf8')) as Swagger);
}

/** What several minors serve, each definition once. @param minors - oldest first */
export function sharedBuiltins(minors: ReadonlyMap<string, BuiltinSchemas>): {
  readonly kinds: Readonly<Record<string, PartKind>>;
  readonly definitions: ReadonlyMap<string, JsonSchema>;
} {
  const each = [...minors.values()];
  const { definitions, names } = nameByContent(new Map([...minors].map(([minor, own]) => [minor, own.definitions])));
  const all = [...new Set(each.flatMap(({ kinds }) => [...kinds.keys()]))].sort();
  const kinds = all.map((kind): [string, PartKind] => {
    const schemas = each.map((own, i) => names.get(own.kinds.get(kind) ?? '')?.[i] ?? null);
    const [first] = schemas;
    const scope = each.map(({ scopes }) => scopes.get(kind)).find((found) => found !== undefined);
    const schema = typeof first === 'string' && schemas.every((name) => name === first) ? first : schemas;
    return [kind, { schema, ...(scope && { scope }) }];
  });
  return { kinds: Object.fromEntries(kinds), definitions };
}
