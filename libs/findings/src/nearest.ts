import { distance } from 'fastest-levenshtein';

/** How many candidates a message lists before it only counts them. */
const LISTED = 8;

/**
 * The candidate that was plausibly meant by `word`, or undefined.
 * A candidate is near when at most two letters in five differ (one in a word of up to four letters), or when `word` is
 * the beginning of exactly one candidate (`prod` of `production`). Case does not count. Of equally near candidates the
 * first by code unit wins, so that the answer does not hang on their order.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const sought = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  const longer: string[] = [];
  for (const candidate of candidates) {
    const length = Math.max(word.length, candidate.length);
    const allowed = length === 1 ? 0 : Math.max(1, Math.floor(length * 0.4));
    if (sought.length > 1 && candidate.toLowerCase().startsWith(sought)) longer.push(candidate);
    // Also spares the costly comparison with a word that somebody pasted a page into.
    if (Math.abs(word.length - candidate.length) > allowed) continue;
    const d = distance(sought, candidate.toLowerCase());
    if (d > allowed || d > bestDistance || (d === bestDistance && best !== undefined && best < candidate)) continue;
    best = candidate;
    bestDistance = d;
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

/**
 * The next step for a word that is none of `candidates`: `did you mean "canary"?`, or `use one of: a, b, c` in the
 * caller's order when none is near.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  const near = nearest(word, all);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (all.length === 0) return 'remove it; there is nothing to choose from yet';
  if (all.length === 1) return `use "${all[0]}"`;
  const rest = all.length > LISTED ? `, … (${all.length} in all)` : '';
  return `use one of: ${all.slice(0, LISTED).join(', ')}${rest}`;
}
