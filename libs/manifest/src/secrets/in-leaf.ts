import { decodeBase64 } from './base64.ts';
import { expectedOf } from './credential-name.ts';
import { parseJson, spansInJson } from './in-json.ts';
import { secretsIn, unmistakableIn } from './in-text.ts';
import { judge } from './judge.ts';
import { type Context, type Leaf, leavesOf } from './leaves.ts';
import { isHarmless, isReference } from './literal.ts';
import { isEncrypted } from './sops.ts';
import { apart, type Span } from './span.ts';

/** Secrets in one text of an object, by what it is and by how it stands there. */
export function secretsInLeaf({
  value: text,
  name,
  context,
}: Pick<Leaf, 'value' | 'name' | 'context'>): readonly Span[] {
  if (context.secret) return ofSecret(text, context);
  if (context.schema) return unmistakableIn(text);
  const json = parseJson(text);
  if (json) return ofJson(json, text);
  const found = secretsIn(text);
  if (found.length > 0 || name === undefined) return found;
  return ofName(name, text) ?? ofFlag(text) ?? [];
}

function ofJson(json: object, text: string): readonly Span[] {
  const found = new Map<string, readonly Span[]>();
  for (const leaf of leavesOf(json)) {
    const spans = secretsInLeaf(leaf);
    if (spans.length > 0) found.set(leaf.value, spans);
  }
  return apart([...spansInJson(text, found), ...unmistakableIn(text)]);
}

function ofName(name: string, text: string): readonly Span[] | undefined {
  const expected = expectedOf(name);
  const kind = expected && judge(expected, text);
  return kind === undefined ? undefined : [whole(text, kind)];
}

/** One argument of a command, e.g. `--password=postgres`: unlike in prose, a word is a value here. */
const FLAG_WITH_VALUE = /^--?([A-Za-z][\w.-]{0,100})=(.+)$/s;

function ofFlag(text: string): readonly Span[] | undefined {
  const [, name, value] = FLAG_WITH_VALUE.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const before = text.length - value.length;
  return ofName(name, value)?.map((span) => ({ ...span, start: before, end: text.length }));
}

/** Nothing in a Secret may be read, whatever it looks like, but for certificates and for references to be filled in. */
function ofSecret(text: string, { secret, sops }: Context): readonly Span[] {
  if (text === '') return [];
  if (sops) return isEncrypted(text) ? [] : [whole(text, 'plain value in a Secret that SOPS encrypts')];
  if (isEncrypted(text)) return [whole(text, 'SOPS value without its sops.mac')];
  if (isReference(text) && secretsIn(text).length === 0) return [];
  const value = (secret === 'data' ? decodeBase64(text) : undefined) ?? text;
  const [inner] = secretsIn(value);
  if (inner === undefined && (isReference(value) || isCertificate(value))) return [];
  return [whole(text, inner?.kind ?? 'plain value of a Secret')];
}

const isCertificate = (value: string) => value.startsWith('-----BEGIN ') && isHarmless(value);

const whole = (text: string, kind: string): Span => ({ start: 0, end: text.length, kind, keep: 0 });
