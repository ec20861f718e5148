import { expectedOf } from './credential-name.ts';
import { judge } from './judge.ts';
import { isWordy } from './literal.ts';
import { MASK, type Span } from './span.ts';

/** The end of a name that may be one of a credential. */
const NAME_END =
  /(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|(?<=api|access|secret|private|signing|encryption|account|shared|master|auth)[_.-]?key|(?<=["'])auth(?=\\?["']))s?(?![A-Za-z])/gi;
/** The beginning of the name, before that; behind a colon, as in an ARN, it is none. */
const NAME_BEGIN = /(?<![\w.:-])[\w.-]{0,64}$/;
/** What still belongs to the name, what stands between it and its value, and how the value begins. */
const BETWEEN =
  /(?:[_-]?(?:value|b64|base64|plain|raw|\d{1,2}))?\\?["'`]?(?:[ \t]{0,8}(?:=>|:=|=(?!=)|:)\s{0,8}(?:[|>][+-]?[ \t]{0,8}\r?\n[ \t]{0,80})?|[ \t]{1,4}(?=[^\s-]))/y;
const QUOTED = /\\?(["'`])((?:(?!\1|\\?\1|\n).){1,4096})/y;
/** Up to what ends a value in a script, a list or a URL, but for the braces and blanks of a placeholder. Judged by its beginning. */
const BARE = /(?:\{\{[^{}\n]{0,200}\}\}|\$\{[^{}\s]{0,200}\}|\$\([^()\s]{0,200}\)|[^\s"'`<>,;&)\]}\\=]){1,128}={0,2}/y;
/** What may follow that; hidden with it. */
const MORE = /[^\s"'`<>,;&)\]}\\]*/y;

/** What follows the name of an image, e.g. of `shop/token:1.4.1@sha256:…`. */
const IMAGE_DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Values that a text gives to names of credentials: `password=…`, `"apiKey": "…"`, `client_secret: …`, `--token …`. */
export function assignmentsIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  NAME_END.lastIndex = 0;
  for (let name = NAME_END.exec(text); name; name = NAME_END.exec(text)) {
    const span = valueOf(text, name.index, NAME_END.lastIndex);
    if (span === undefined) continue;
    spans.push(span);
    NAME_END.lastIndex = span.end;
  }
  return spans;
}

function valueOf(text: string, nameEnd: number, at: number): Span | undefined {
  BETWEEN.lastIndex = at;
  const between = BETWEEN.exec(text)?.[0];
  if (between === undefined) return undefined;
  const begin = NAME_BEGIN.exec(text.slice(Math.max(0, nameEnd - 64), nameEnd))?.[0];
  if (begin === undefined) return undefined;
  const name = begin + text.slice(nameEnd, at);
  // a blank alone gives a value to a flag of a command only
  if (!/[=:]/.test(between) && !name.startsWith('--')) return undefined;
  const from = at + between.length;
  QUOTED.lastIndex = from;
  const quoted = QUOTED.exec(text);
  BARE.lastIndex = from;
  const value = quoted?.[2] ?? BARE.exec(text)?.[0];
  if (value === undefined || IMAGE_DIGEST.test(value)) return undefined;
  const start = quoted ? from + quoted[0].length - value.length : from;
  const end = start + value.length;
  // `password=AccountKey=***`: the rest was hidden before
  if (text.startsWith(MASK, end)) return undefined;
  const expected = expectedOf(name);
  const kind = expected && judge(expected, value);
  if (kind === undefined) return undefined;
  // prose and source code put words there: `password: the one of the database`, `password: secret.key`
  if (expected === 'password' && !between.endsWith('=') && readsAsCode(value)) return undefined;
  MORE.lastIndex = end;
  return { start, end: end + (MORE.exec(text)?.[0].length ?? 0), kind, keep: 0 };
}

function readsAsCode(value: string): boolean {
  return value.length < 6 || /[([{]|^[\w$]+(?:\.[\w$]+)+$/.test(value) || (isWordy(value) && !/\d/.test(value));
}
