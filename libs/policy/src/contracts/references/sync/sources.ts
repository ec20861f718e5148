import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { fieldsAt, isRecord, listAt, textAt, type Fields } from '../../../fields.ts';

/** One place from which an Application takes manifests. */
export interface Source {
  readonly fields: Fields;
  /** Of its fields in the Application. */
  readonly path: Path;
}

/** `sources` of an Application, or its one `source`. */
export function sourcesOf({ spec }: Manifest): readonly Source[] {
  const many = listAt(spec, 'sources').flatMap((fields, i): Source[] =>
    isRecord(fields) ? [{ fields, path: ['spec', 'sources', i] }] : [],
  );
  return many.length > 0 ? many : [{ fields: fieldsAt(spec, 'source'), path: ['spec', 'source'] }];
}

/** Folders of the repository from which an Application takes manifests. */
export function foldersOf(application: Manifest): readonly string[] {
  return sourcesOf(application).flatMap(({ fields }) => textAt(fields, 'path') ?? []);
}
