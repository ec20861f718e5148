import { didYouMean } from '@delivery/findings';
import { finding, type Rule } from './rule.ts';

export const candidateTravelsThroughRing: Rule = function* ({ releases, rings }) {
  if (rings === undefined) return;
  const names = rings.value.map(({ name }) => name);
  for (const file of releases) {
    const through = file.value.candidate?.through;
    if (through === undefined || names.includes(through)) continue;
    const words = { found: `ring "${through}"`, allowed: names.join(', '), fix: didYouMean(through, names) };
    yield finding('candidate-through-ring', file, ['candidate', 'through'], words);
  }
};

export const candidateDiffers: Rule = function* ({ releases }) {
  for (const file of releases) {
    if (file.value.candidate?.digest !== file.value.stable.digest) continue;
    const fix = 'remove the candidate, or name the image that is to be tried';
    yield finding('candidate-differs', file, ['candidate', 'digest'], {
      found: 'the digest of stable',
      allowed: 'a digest of its own',
      fix,
    });
  }
};
