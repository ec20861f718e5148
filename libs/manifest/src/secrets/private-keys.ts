import type { Span } from './span.ts';

const BEGIN = '-----BEGIN ';
const END = '-----END ';
/** The header, and the first characters of a body; a header alone, as documentation has it, is no key. */
const HEADER =
  /-----BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?=(?:\s|\\[nr\\]|["'+]){1,80}[A-Za-z0-9+/=]{8})/y;
/** What a body is made of, line ends as JSON writes them too. */
const BODY = /(?:[A-Za-z0-9+/=\s]|\\+[nr])*/y;

/** Private keys in PEM and OpenSSH form, from the header to the end of the footer, or of the body if somebody cut that off. */
export function privateKeysIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  let footer = 0;
  for (let at = text.indexOf(BEGIN); at !== -1;) {
    HEADER.lastIndex = at;
    if (!HEADER.test(text)) {
      at = text.indexOf(BEGIN, at + BEGIN.length);
      continue;
    }
    // not sought again once there is none
    if (footer !== -1) footer = text.indexOf(END, at);
    const end = footer === -1 ? endOfBody(text, HEADER.lastIndex) : endOfFooter(text, footer);
    spans.push({ start: at, end, kind: 'private key', keep: 0 });
    at = text.indexOf(BEGIN, end);
  }
  return spans;
}

function endOfFooter(text: string, footer: number): number {
  const end = text.indexOf('-----', footer + END.length);
  return end === -1 ? text.length : end + 5;
}

function endOfBody(text: string, from: number): number {
  BODY.lastIndex = from;
  return from + (BODY.exec(text)?.[0].length ?? 0);
}
