import type { Image, Release } from '@delivery/fleet';
import { aligned } from '../align.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Model } from '../model.ts';
import { imageChanges, type ImageChange } from './image-changes.ts';
import { imageText, sameImage } from './images.ts';
import { writeImages, type ReleaseFile } from './release-file.ts';

export interface Change {
  readonly root: string;
  readonly command: 'promote' | 'candidate';
  readonly dryRun: boolean;
  readonly file: ReleaseFile;
  readonly after: Release;
  readonly model: Model;
}

/** Writes the release of an app when it changes, and tells which clusters get another image. */
export function changeRelease({ root, command, dryRun, file, after, model }: Change, io: Io): ExitCode {
  const { app, release: before, source } = file;
  const clusters = imageChanges(app, before, after, model);
  const changed =
    !sameImage(before.stable, after.stable) ||
    !sameImage(before.candidate, after.candidate) ||
    before.candidate?.through !== after.candidate?.through;
  if (changed && !dryRun) writeImages(root, source, after);
  const releases = { before: imagesOf(before), after: imagesOf(after) };
  io.answer(
    { command, exitCode: 0, dryRun, app, file: source.file, changed, ...releases, clusters, findings: [] },
    () => (changed ? [sentence(app, before, after), ...clusterLines(clusters)].join('\n') : ''),
  );
  if (!changed) io.say(`nothing to write: ${sentence(app, before, after)} already`);
  if (!changed) return 0;
  io.say(`${dryRun ? 'would write' : 'wrote'} ${source.file}`);
  const when = "a cluster gets it when its ring's branch reaches that commit";
  if (!dryRun) io.say(`next: \`npm run synth\`, then commit ${source.file} with generated/; ${when}`);
  return 0;
}

/** E.g. `order: candidate 1.5.0 goes through canary, after development`. */
function sentence(app: string, { stable: was, candidate: old }: Release, { stable, candidate }: Release): string {
  if (candidate === undefined) return `${app}: ${imageText(stable, was)} is stable, after ${imageText(was, stable)}`;
  const now = `${app}: candidate ${imageText(candidate, old)} goes through ${candidate.through}`;
  if (old === undefined || (sameImage(old, candidate) && old.through === candidate.through)) return now;
  if (sameImage(old, candidate)) return `${now}, after ${old.through}`;
  return `${now}, in place of ${imageText(old, candidate)}, which went through ${old.through}`;
}

function clusterLines(clusters: readonly ImageChange[]): readonly string[] {
  if (clusters.length === 0) return ['  no cluster runs another image'];
  return aligned(
    clusters.map(({ cluster, ring, from, to }) => [cluster, ring, `${imageText(from, to)} → ${imageText(to, from)}`]),
    '  ',
  );
}

function imagesOf({ stable, candidate }: Release): { readonly stable: Image; readonly candidate?: Image } {
  return { stable, ...(candidate && { candidate }) };
}
