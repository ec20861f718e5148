import { secretsInLeaf } from './in-leaf.ts';
import { leavesOf, pathOf } from './leaves.ts';
import { excerpt, MASK } from './span.ts';

/** Something that looks like a secret in plain text. */
export interface SecretHit {
  /** Of the text that holds it, e.g. `['data', 'application.yaml']`; `[]` in a text that is no object. */
  readonly path: readonly (string | number)[];
  /** What it looks like, in words, e.g. `AWS access key`, `private key`, `password in a URL`, `literal password`. */
  readonly kind: string;
  /** What stands around it on its line, with every secret hidden, e.g. `postgres://order:***@db:5432/orders`, `POSTGRES_PASSWORD: ***`. */
  readonly preview: string;
}

/**
 * Everything in an object, a list of objects or a text that looks like a secret, in document order. References to
 * secrets, placeholders, values that SOPS encrypted, hashes, digests, ids and names are none.
 *
 * @param value - plain data without cycles, or a text
 */
export function findSecrets(value: unknown): readonly SecretHit[] {
  const hits: SecretHit[] = [];
  for (const leaf of leavesOf(value)) {
    const { value: text, name } = leaf;
    const spans = secretsInLeaf(leaf);
    for (const [i, { kind, start, end, keep }] of spans.entries()) {
      const isWhole = start + keep === 0 && end === text.length;
      const preview = isWhole && name !== undefined ? `${name}: ${MASK}` : excerpt(text, spans, i);
      hits.push({ path: pathOf(leaf), kind, preview });
    }
  }
  return hits;
}
