import type { Finding } from '@delivery/findings';
import { madeAt } from '../source-place.ts';
import type { GeneratedFile } from '../synth.ts';

/** Findings with the line of our own code that rendered the object, where that is known. */
export function withMade(
  findings: readonly Finding[],
  files: ReadonlyMap<string, GeneratedFile>,
  root: string,
): readonly Finding[] {
  return findings.map((finding) => {
    const made = madeAt(files.get(finding.at?.file ?? '')?.origin, root);
    return made === undefined ? finding : { ...finding, made: { file: made.file, line: made.line ?? 1 } };
  });
}
