import type { Scanner } from './scanner.ts';

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '/': '/',
};
const letters = Object.fromEntries(Object.entries(escapes).map(([letter, character]) => [character, letter]));

/**
 * Reads a text in quotes; undefined where none begins. A quote of the other kind needs no escape, and cannot have one. As in Falco, a quote
 * after a backslash never ends the text, so that none ends in a backslash.
 */
export function quoted(scanner: Scanner): string | undefined {
  const start = scanner.at;
  const quote = ['"', "'"].find((mark) => scanner.punctuation(mark));
  if (quote === undefined) return undefined;
  let text = '';
  let previous = '';
  for (;;) {
    if (scanner.atEnd) throw scanner.failWith('a text without its end', `a closing ${quote}`, start);
    const at = scanner.at;
    const character = scanner.character();
    if (character === quote && previous !== '\\') return text;
    if (character === '\\') {
      previous = scanner.character();
      text += unescaped(scanner, { letter: previous, quote, at });
    } else {
      previous = character;
      text += character;
    }
  }
}

function unescaped(scanner: Scanner, { letter, quote, at }: { letter: string; quote: string; at: number }): string {
  const character = letter === quote ? quote : escapes[letter];
  if (character === undefined)
    throw scanner.failWith(JSON.stringify(`\\${letter}`), `\\b \\f \\n \\r \\t \\\\ \\/ \\${quote}`, at);
  return character;
}

/** A text in double quotes. */
export function quote(text: string): string {
  const inside = [...text].map((character) => {
    if (character === '"') return '\\"';
    const letter = character === '/' ? undefined : letters[character];
    return letter === undefined ? character : `\\${letter}`;
  });
  return `"${inside.join('')}"`;
}
