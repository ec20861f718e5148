import { isEncrypted } from './sops.ts';

/** Longer values are judged by their beginning. */
const JUDGED = 4096;

/** What is filled in later: Helm and Go templates, `$(VAR)` of Kubernetes, `${VAR}`, `%(name)s`, and what hides something already. */
const PLACEHOLDER = /\{\{[^{}]{0,400}\}\}|\$\([^()]{1,200}\)|\$\{[^{}]{1,200}\}|%[({]\w{1,80}[)}]s?|\*{3,}/g;
/** These mean something else only as the whole value. */
const WHOLE_PLACEHOLDER = /^(?:\$[A-Z_][A-Z0-9_]*|<[^<>]*>|\[[^[\]]*\]|[xX]{3,}|\.{3}|…|\(.*\)|\*{3}.*)$/s;

/** Of 1Password, helm-secrets and the Vault webhook, e.g. `op://delivery/order/password`. */
const OUTSIDE = /^(?:op:\/\/|ref\+[a-z0-9]+:\/\/|vault:)[\w./#?=+-]+$/;

/** Whether a value says where its secret comes from, instead of being it. */
export function isReference(value: string): boolean {
  const text = value.slice(0, JUDGED).trim();
  if (text === '' || isEncrypted(text) || WHOLE_PLACEHOLDER.test(text) || OUTSIDE.test(text)) return true;
  const rest = text.replace(PLACEHOLDER, '');
  return rest !== text && (rest.length < 6 || isWordy(rest));
}

const NOT_A_SECRET = [
  // what YAML and JSON have besides text
  /^(?:true|false|null|undefined|none|nil|yes|no|on|off)$/i,
  // files: of short parts, since base64 may begin with `/` too
  /^(?:\.{1,2}|~|[A-Za-z]:)?(?:[/\\][\w.@ -]{1,16}){1,40}[/\\]?$/,
  // addresses without credentials
  /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@]*$/i,
  /^arn:[\w-]+:/,
  /^sha(?:1|256|384|512)[:-]/,
  // certificates and public keys
  /^-----BEGIN (?!.{0,60}PRIVATE KEY)/,
  /^ssh-(?:rsa|ed25519) /,
];

/** Whether a value is of a form that no credential has, whatever its field is called. */
export function isHarmless(value: string): boolean {
  const text = value.slice(0, JUDGED).trim();
  if (isReference(text) || NOT_A_SECRET.some((pattern) => pattern.test(text))) return true;
  return /^(?:\.{0,2}|~)\//.test(text) && isWordy(text);
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Shorter values are names and words far more often than credentials. */
const SHORTEST_RANDOM = 8;
/** Bits a character. English words and names have 2.5 to 3.4, random text of base64's alphabet above 4. */
const ENTROPY = 3.5;
/** Hexadecimal digits cannot exceed 4; 16 random ones have 3.3 on average. */
const ENTROPY_OF_HEX = 2.8;

/**
 * Whether a value was drawn by chance rather than written: it has enough entropy, and does not read as words. A text of n characters
 * cannot have more entropy than log2(n), so a short one is held against 85 % of that: 2.55 for 8 characters; from 18
 * on it is 3.5.
 */
export function looksRandom(value: string): boolean {
  const text = value.slice(0, JUDGED).trim();
  if (text.length < SHORTEST_RANDOM || /\s/.test(text) || /^[\d.,:_-]+$/.test(text)) return false;
  if (UUID.test(text) || isWordy(text)) return false;
  const most = /^[0-9a-f]+$/i.test(text) ? ENTROPY_OF_HEX : ENTROPY;
  return entropy(text) >= Math.min(most, 0.85 * Math.log2(text.length));
}

/** Shannon entropy in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** No name has so many consonants in a row (`y` counts as a vowel), nor a number within so many capitals. */
const UNSPEAKABLE = /[bcdfghjklmnpqrstvwxz]{6}|[BCDFGHJKLMNPQRSTVWXZ]{6}|^(?=[A-Z0-9]{10,}$)[A-Z]+\d+[A-Z]/;
const LONGEST_WORD = 20;
/** Of an account, a date or a build. */
const LONGEST_NUMBER = 12;
/** On average; random letters in both cases and digits change more often. */
const LETTERS_A_WORD = 3.6;

/** Whether a value reads as words: a resource name, an identifier, an address, e.g. `order-postgres`, `DB_PASSWORD`, `aws-prod-eu-west-1`. */
export function isWordy(value: string): boolean {
  return value.split(/[\s\-_./:,;=@#$|~"'()[\]{}<>\\]+/).every(isWord);
}

/** A word or two (`orderService`, `west1`), a number, a version, or something short that could be anything (`k8s`, `p12`). */
function isWord(chunk: string): boolean {
  if (chunk.length <= 4 || /^v\d+(?:(?:alpha|beta)\d+)?$/.test(chunk)) return true;
  const numbers = chunk.match(/\d+/g) ?? [];
  if (!/^[A-Za-z0-9]+$/.test(chunk) || numbers.length > 1 || UNSPEAKABLE.test(chunk)) return false;
  const words = chunk.split(/\d+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).filter((word) => word !== '');
  if (words.length === 0) return chunk.length <= LONGEST_NUMBER;
  const letters = words.join('').length;
  return letters / words.length >= LETTERS_A_WORD && words.every((word) => word.length <= LONGEST_WORD);
}
