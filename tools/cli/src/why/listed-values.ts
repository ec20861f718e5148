import { clouds } from '@delivery/component';
import { schemas } from '@delivery/fleet';
import { RINGS, type FactFiles } from './fact-files.ts';
import type { Path, SourceFact } from './source-facts.ts';

/** Every value that a fact may have, where there is a list of them; undefined for all others. */
export function listedValues(files: FactFiles, { name, path }: SourceFact): readonly unknown[] | undefined {
  if (name === 'cluster.ring' || name === 'release.candidate.through') {
    return (files.read(RINGS).value as readonly { readonly name: string }[]).map((ring) => ring.name);
  }
  if (name === 'cluster.environment') return files.environments;
  if (name === 'cluster.cloud') return Object.keys(clouds);
  const schema: object = schemas[schemaOf(name)];
  return enumAt(schema as Schema, path);
}

function schemaOf(name: string): keyof typeof schemas {
  const [kind = ''] = name.split('.');
  return kind === 'ring' ? 'rings' : (kind as 'cluster' | 'environment' | 'release' | 'repository');
}

interface Schema {
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

function enumAt(root: Schema, path: Path): readonly unknown[] | undefined {
  const resolved = (schema: Schema | undefined) =>
    schema?.$ref === undefined ? schema : root.definitions?.[schema.$ref.replace('#/definitions/', '')];
  const found = path.reduce<Schema | undefined>((schema, key) => {
    if (typeof key === 'number') return resolved(schema?.items);
    const extra = schema?.additionalProperties;
    return resolved(schema?.properties?.[key] ?? (typeof extra === 'object' ? extra : undefined));
  }, root);
  return found?.enum;
}
