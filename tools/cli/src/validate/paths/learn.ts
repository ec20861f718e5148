import type { SchemaSet } from '@delivery/kubernetes';
import type { Manifest } from '@delivery/manifest';
import { readInput } from '../read-input.ts';
import type { Input } from '../input.ts';
import type { SchemaFiles } from './schema-files.ts';

/** What kinds are learnt from, beside the definitions among the objects themselves. */
export interface Lessons {
  readonly definitions: readonly Input[];
  readonly files?: SchemaFiles;
  readonly minor: string;
}

/**
 * Adds kinds to what is known: of the definitions among the objects, of those given beside them, and of files; of these three, what
 * comes later counts.
 *
 * @returns the same set when there was nothing to learn
 */
export function learn(
  schemas: SchemaSet,
  objects: readonly Manifest[],
  { definitions, files, minor }: Lessons,
): SchemaSet {
  const beside = definitions.flatMap((input) => readInput(input).documents);
  const given = beside.flatMap(({ subjects }) => subjects.map(({ manifest }) => manifest));
  const crds = [...objects, ...given].filter(({ kind }) => kind === 'CustomResourceDefinition');
  const withCrds = crds.length === 0 ? schemas : schemas.withCrds(crds);
  if (files === undefined) return withCrds;
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [`${apiVersion}/${kind}`, { apiVersion, kind }]));
  return [...kinds.values()].reduce((known, { apiVersion, kind }) => {
    const schema = files.schemaOf(apiVersion, kind, minor);
    return schema === undefined ? known : known.withSchema(apiVersion, kind, schema);
  }, withCrds);
}
