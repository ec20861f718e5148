import { readBlobs } from '@delivery/git';
import { isManifest, type Manifest } from '@delivery/manifest';
import { sideFile } from '../review/side-file.ts';

/** A file of a commit. */
export interface Blob {
  readonly path: string;
  readonly id: string;
}

/** The objects of files, in their order. Contents are fetched together, and only once, however many paths have them. */
export type ReadObjects = (blobs: readonly Blob[]) => readonly Manifest[];

export function objectReader(root: string): ReadObjects {
  const objects = new Map<string, readonly Manifest[]>();
  return (blobs) => {
    const missing = new Map(blobs.filter(({ id }) => !objects.has(id)).map((blob) => [blob.id, blob.path]));
    for (const [id, bytes] of readBlobs(root, [...missing.keys()])) {
      const documents = sideFile(missing.get(id) ?? '', id, () => bytes).documents();
      objects.set(
        id,
        documents.flatMap(({ value }) => (isManifest(value) ? [value] : [])),
      );
    }
    return blobs.flatMap(({ id }) => objects.get(id) ?? []);
  };
}
