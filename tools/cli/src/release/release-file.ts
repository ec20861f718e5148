import { join } from 'node:path';
import type { Release } from '@delivery/fleet';
import { nodeFs, refuseDisk } from '@delivery/tree';
import { editYaml, readYaml, type Edit, type Source, type YamlFile } from '@delivery/yaml';
import type { Model } from '../model.ts';

/** The release.yaml of an app as it stands on disk. */
export interface ReleaseFile {
  readonly app: string;
  readonly release: Release;
  readonly source: Source;
  readonly placeOf: YamlFile['placeOf'];
}

/** @param app one that has a release */
export function readRelease(root: string, app: string, { fleet }: Model): ReleaseFile {
  const release = fleet.releases.get(app);
  const bytes = release && nodeFs.read(join(root, release.file));
  if (release === undefined || bytes === undefined) throw new Error(`no release.yaml of ${app}`);
  const source = { file: release.file, bytes };
  return { app, release, source, placeOf: readYaml(source).placeOf };
}

/**
 * Puts the images of another release into a release.yaml. It is written beside and renamed in, so that no reader sees half of it.
 *
 * @throws Refusal (4) when the disk refuses
 */
export function writeImages(root: string, source: Source, { stable, candidate }: Release): void {
  const edits: readonly Edit[] = [
    { path: ['stable'], value: { tag: stable.tag, digest: stable.digest } },
    {
      path: ['candidate'],
      ...(candidate && { value: { tag: candidate.tag, digest: candidate.digest, through: candidate.through } }),
    },
  ];
  const text = editYaml(source, edits);
  const file = join(root, source.file);
  refuseDisk(root, () => {
    nodeFs.write(`${file}.unfinished`, text);
    nodeFs.rename(`${file}.unfinished`, file);
  });
}
