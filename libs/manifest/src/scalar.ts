/** Most strings of a manifest, and plain to every reader, unless it is one of `TAKEN`. */
const WORD = /^[A-Za-z_/][A-Za-z0-9_/.-]*$/;
/** Words that YAML 1.1 or Go takes for a boolean or null, and `e50`, which YAML 1.1 takes for a number. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?[0-9_.]+)$/i;
/** Numbers, dates and times of any reader: 0o17, 0x1f, 1_000, 1:30, 1e3, -e5, .5, .inf, 2026-01-31, 1.2.3 (in the YAML 1.1 specification). */
const NUMBER_LIKE = /^[-+]?(?:0[xob][0-9a-f_.p+-]*|[0-9._][0-9e_.,:+\-tz ]*|e[-+]?[0-9_.]+|\.inf|\.nan)$/i;
/** A first character that is no indicator. A `-` stays plain before a word (`--port=80`); `---` and `...` end a document. */
const PLAIN_START = /^(?:[A-Za-z0-9_/$(^\\\u00a1-\uffef]|-{1,2}[A-Za-z/]|\.(?!\.\.))/;
/** Where a plain scalar would end early. */
const PLAIN_END = /: |:$| #| $/;

/**
 * What must not stand in a file as it is: controls, and whatever a reader takes for a line end (U+0085, U+2028, U+2029)
 * or a person cannot see (other spaces, BOM, direction marks). Fixed ranges: `\p{…}` would change with Node's Unicode.
 */
const UNSEEN =
  '\\x7f-\\xa0\\xad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff\\ufff0-\\uffff';
const NOT_PLAIN = new RegExp(`[\\x00-\\x1f${UNSEEN}]`);
const NOT_LITERAL = new RegExp(`[\\x00-\\x08\\x0b-\\x1f${UNSEEN}]`);
const TO_ESCAPE = new RegExp(`[${UNSEEN}]`, 'g');

/** A first line that begins with a space would need an indentation indicator. */
const LITERAL_START = /^\n*[^ \t\n]/;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Strings recur across the objects of a fleet; deciding once is a third of the writer's time. */
const decided = new Map<string, string>();
const DECIDED_MOST = 10_000;
const DECIDED_LONGEST = 100;

/**
 * The string on one line: plain where every reader takes it for a string, else double-quoted.
 * Undefined when it holds half a character (a lone surrogate), which cannot be written as UTF-8.
 */
export function stringText(text: string): string | undefined {
  if (text.length > DECIDED_LONGEST) return decide(text);
  const known = decided.get(text);
  if (known !== undefined) return known;
  const line = decide(text);
  if (decided.size >= DECIDED_MOST) decided.clear();
  if (line !== undefined) decided.set(text, line);
  return line;
}

function decide(text: string): string | undefined {
  if (WORD.test(text)) return TAKEN.test(text) ? `"${text}"` : text;
  if (!isWellFormed(text)) return undefined;
  if (PLAIN_START.test(text) && !PLAIN_END.test(text) && !NOT_PLAIN.test(text) && !NUMBER_LIKE.test(text)) return text;
  return JSON.stringify(text).replace(TO_ESCAPE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}

/**
 * A text of several lines as a literal block: `|` and the lines, each after `pad` (a line end and the indentation),
 * without the last line end. Undefined where a reader would not give the text back, byte for byte.
 */
export function literalText(text: string, pad: string): string | undefined {
  if (!LITERAL_START.test(text) || NOT_LITERAL.test(text) || !isWellFormed(text)) return undefined;
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  // Readers differ about a last line of spaces alone.
  if (text[end - 1] === ' ' || text[end - 1] === '\t') return undefined;
  const breaks = text.length - end;
  const body = `\n${breaks === 0 ? text : text.slice(0, -1)}`;
  // No spaces on empty lines.
  const lines = breaks > 1 || body.includes('\n\n') ? body.replace(/\n(?!\n|$)/g, pad) : body.replaceAll('\n', pad);
  return `|${breaks === 0 ? '-' : breaks === 1 ? '' : '+'}${lines}`;
}

/** The number as every reader takes it for the same one, or undefined: NaN, ±Infinity, -0 and integers that a double does not hold. */
export function numberText(value: number): string | undefined {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
  if (!Number.isFinite(value)) return undefined;
  // YAML 1.1 asks for a point: 1e-7 → 1.0e-7.
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}
