import { Refusal, type Finding } from '@delivery/findings';
import type { Release, Ring } from '@delivery/fleet';
import type { ReleaseFile } from './release-file.ts';

/**
 * The release once its candidate may travel through one more ring; through the last one, it is the stable image.
 *
 * @param to name of a ring
 * @throws Refusal (1) when there is no candidate, when it is there already, and when it would skip a ring
 */
export function promoted({ app, release, source, placeOf }: ReleaseFile, to: string, rings: readonly Ring[]): Release {
  const { candidate, ...rest } = release;
  if (candidate === undefined) {
    throw refuse('candidate-exists', {
      found: `no candidate; ${rest.stable.tag} runs everywhere`,
      fix: `name one with \`npm run delivery -- candidate ${app} --tag <tag> --digest <digest>\``,
    });
  }
  const names = rings.map(({ name }) => name);
  const last = names.length - 1;
  const reached = names.indexOf(candidate.through);
  const target = names.indexOf(to);
  if (target === last && reached >= last - 1) {
    return { ...rest, stable: { tag: candidate.tag, digest: candidate.digest } };
  }
  const next = names[Math.min(reached + 1, last)] ?? to;
  const found = `candidate ${candidate.tag}, which goes through ${candidate.through}`;
  const fix = `run \`npm run delivery -- promote ${app} --to ${next}\``;
  if (target <= reached) {
    const back = `${fix}; to take it back, revert the commit that promoted it`;
    throw refuse('candidate-moves-forward', { found: `${found} already`, allowed: next, fix: back });
  }
  if (target > reached + 1) {
    const first = `${fix} first: a change travels ring by ring`;
    throw refuse('candidate-skips-no-ring', { found: `${found}, not yet ${next}`, allowed: next, fix: first });
  }
  return { ...rest, candidate: { ...candidate, through: to } };

  function refuse(id: string, words: Pick<Finding, 'found' | 'allowed' | 'fix'>): Refusal {
    const at = candidate ? placeOf(['candidate', 'through']) : { file: source.file };
    return new Refusal(1, [{ id, severity: 'error', subject: `app ${app}`, at, ...words }]);
  }
}
