import type { Rule } from './rule.ts';

/**
 * What `nx g @delivery/nx-delivery:cluster` writes where a fact is not known yet. It leads nowhere: a host below `.invalid` never resolves,
 * 192.0.2.0/24 is never routed, an id of zeros is nobody's.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2606#section-2
 * @see https://www.rfc-editor.org/rfc/rfc5737
 */
const unknownFact = /\.invalid$|^192\.0\.2\.0\/24$|0{8}(-0{4}){3}-0{12}|^fs-0+$/;

/** A cluster may join before all its facts are known, but nobody is sent to it then. */
export const servingFactsAreKnown: Rule = function* ({ clusters }) {
  for (const file of clusters) {
    if (file.value.state === 'joining' || file.value.state === 'retired') continue;
    for (const { path, text } of textsOf(file.value)) {
      if (!unknownFact.test(text)) continue;
      yield {
        id: 'serving-facts-are-known',
        severity: 'error',
        subject: file.name,
        at: file.placeOf(path),
        found: `"${text}" in state ${file.value.state}`,
        allowed: 'what is known',
        fix: 'correct it, or leave the state at joining',
      };
    }
  }
};

/** Every text below a value, with its path. */
function* textsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<{ readonly path: readonly (string | number)[]; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* textsOf(item, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}
