import { emit } from './emit.ts';
import { DEEPEST, LONGEST_KEY } from './limits.ts';
import { isWellFormed, numberText } from './scalar.ts';

/** The text is not what `emit` writes; a YAML parser may still read it. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError';
  /** 1-based. */
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is not as the writer writes it`);
    this.line = line;
  }
}

/**
 * Reads what `emit` wrote, many times faster than a YAML parser: for every text either `emit(parse(text)) === text`,
 * or it throws.
 *
 * @throws {NotCanonicalError} for anything else, valid YAML or not
 */
export function parse(text: string): unknown {
  const parser = new Parser(text);
  const value = parser.document();
  // The grammar below is lax (quoting, order of keys, indentation); this one comparison makes it exact.
  const canonical = emit(value);
  if (canonical !== text) throw new NotCanonicalError(firstDifference(canonical, text));
  return value;
}

function firstDifference(a: string, b: string): number {
  const lines = b.split('\n');
  const at = a.split('\n').findIndex((line, i) => line !== lines[i]);
  return at === -1 ? lines.length : at + 1;
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e-\d+)?$/;

/**
 * Recursive descent, one character of look-ahead and one pass. Before a value, a key or a `- ` the cursor stands on its
 * first character; after a value it stands at the beginning of a line.
 */
class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    if (!isWellFormed(this.#text)) this.#fail();
    const value = this.#node(0);
    if (this.#at !== this.#text.length) this.#fail();
    return value;
  }

  /** @param depth - of the value's lines, two spaces each */
  #node(depth: number): unknown {
    if (this.#startsItem()) return this.#sequence(depth);
    const key = this.#key();
    return key === undefined ? this.#inline(depth) : this.#mapping(key, depth);
  }

  #sequence(depth: number): unknown[] {
    if (depth > DEEPEST) this.#fail();
    const items: unknown[] = [];
    do {
      if (!this.#startsItem()) this.#fail();
      this.#at += 2;
      items.push(this.#node(depth + 1));
    } while (this.#indented(depth));
    return items;
  }

  #mapping(first: string, depth: number): Record<string, unknown> {
    if (depth > DEEPEST) this.#fail();
    const value: Record<string, unknown> = {};
    let key = first;
    for (;;) {
      if (key === '__proto__') this.#fail();
      value[key] = this.#valueOfKey(depth + 1);
      if (!this.#indented(depth)) return value;
      key = this.#key() ?? this.#fail();
    }
  }

  #valueOfKey(depth: number): unknown {
    if (this.#text[this.#at] === ' ') {
      this.#at += 1;
      return this.#inline(depth);
    }
    this.#at += 1;
    return this.#indented(depth) ? this.#node(depth) : this.#fail();
  }

  /** Steps over the indentation if the next line has this one exactly. */
  #indented(depth: number): boolean {
    const end = this.#at + depth * 2;
    if (end >= this.#text.length || this.#text[end] === ' ' || !this.#text.startsWith('  '.repeat(depth), this.#at))
      return false;
    this.#at = end;
    return true;
  }

  #startsItem(): boolean {
    return this.#text.startsWith('- ', this.#at);
  }

  /** Steps over `key:` and gives the key, or stays when the line holds none. */
  #key(): string | undefined {
    const line = this.#line();
    const end = line[0] === '"' ? closingQuote(line) + 1 : line.includes(': ') ? line.indexOf(': ') : line.length - 1;
    if (end < 1 || end > LONGEST_KEY || line[end] !== ':') return undefined;
    if (line[end + 1] !== undefined && line[end + 1] !== ' ') return undefined;
    const key = line.slice(0, end);
    const text = key[0] === '"' ? this.#quoted(key) : key;
    this.#at += end + 1;
    return text;
  }

  /** The value that the rest of the line holds; or that follows it, for a literal block. */
  #inline(depth: number): unknown {
    const token = this.#line();
    if (token[0] === '|') return this.#literal(token, '  '.repeat(depth));
    const value = this.#scalar(token);
    this.#at += token.length + 1;
    return value;
  }

  #scalar(token: string): unknown {
    if (token[0] === '"') return this.#quoted(token);
    if (token === 'true' || token === 'false') return token === 'true';
    if (token === '{}') return {};
    if (token === '[]') return [];
    if (!NUMBER.test(token)) return token;
    const number = Number(token);
    return numberText(number) === token ? number : this.#fail();
  }

  #quoted(token: string): string {
    try {
      const value: unknown = JSON.parse(token);
      if (typeof value === 'string' && isWellFormed(value)) return value;
    } catch {
      // Said below: an unknown escape, no closing quote, or text after it.
    }
    return this.#fail();
  }

  #literal(header: string, indent: string): string {
    this.#at += header.length + 1;
    const lines: string[] = [];
    while (this.#at < this.#text.length) {
      const line = this.#line();
      if (line !== '' && !line.startsWith(indent)) break;
      lines.push(line.slice(indent.length));
      this.#at += line.length + 1;
    }
    return `${lines.join('\n')}${header === '|-' ? '' : '\n'}`;
  }

  /** The rest of the current line; every line ends with a line end. */
  #line(): string {
    const end = this.#text.indexOf('\n', this.#at);
    return end === -1 ? this.#fail() : this.#text.slice(this.#at, end);
  }

  #fail(): never {
    throw new NotCanonicalError(this.#text.slice(0, this.#at).split('\n').length);
  }
}

/** Where the string that begins the line ends; -2 if it does not. */
function closingQuote(line: string): number {
  for (let i = 1; i < line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === '"') return i;
  }
  return -2;
}
