import { assignmentsIn } from './assignments.ts';
import { authorizationsIn } from './authorization.ts';
import { encodedIn } from './encoded.ts';
import { shapesIn } from './find-shapes.ts';
import { privateKeysIn } from './private-keys.ts';
import { apart, type Span } from './span.ts';
import { urlPasswordsIn } from './urls.ts';

/** No form that these rules know is shorter. */
const SHORTEST = 12;
/** Base64 in base64 is common (a Docker configuration in a Secret in an annotation); more than that hides on purpose. */
const DEEPEST = 3;

/** Texts that hold none: manifests say the same again and again. */
const clean = new Set<string>();
/** Of those that are remembered. */
const LONGEST = 1000;
const MOST = 50_000;

/** Secrets in a text of any kind, in its order, none overlapping another. */
export function secretsIn(text: string, depth = 0): readonly Span[] {
  if (text.length < SHORTEST || depth > DEEPEST || clean.has(text)) return [];
  const spans = search(text, depth);
  if (spans.length === 0 && depth === 0 && text.length <= LONGEST && clean.size < MOST) clean.add(text);
  return spans;
}

function search(text: string, depth: number): readonly Span[] {
  return apart([
    ...unmistakableIn(text, depth),
    ...urlPasswordsIn(text),
    ...authorizationsIn(text),
    ...assignmentsIn(text),
  ]);
}

/** Without the rules that go by the words around a value: for schemas, which are made of such words. */
export function unmistakableIn(text: string, depth = 0): readonly Span[] {
  if (text.length < SHORTEST || depth > DEEPEST) return [];
  return apart([
    ...shapesIn(text),
    ...privateKeysIn(text),
    ...encodedIn(text, (decoded) => secretsIn(decoded, depth + 1)),
  ]);
}
