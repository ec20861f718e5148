import { DEEPEST, LONGEST_KEY } from './limits.ts';
import { literalText, numberText, stringText } from './scalar.ts';
import { describe, UnknownValueError } from './unknown-value.ts';

/** What stands before a line, by depth: a line end and two spaces a level. */
const PADS = Array.from({ length: DEEPEST + 2 }, (_, depth) => `\n${'  '.repeat(depth)}`);

/**
 * Plain data as canonical YAML: equal data gives equal bytes, whatever the order of its keys.
 *
 * - Keys by code unit; at the top of an object with `apiVersion` and `kind` these two and `metadata` come first.
 * - Two spaces a level, in sequences too (`ports:` / `  - name: http`), as `yaml` and prettier write them.
 * - A text of several lines is a literal block, any other string stands on one line, never folded; it is quoted when
 *   any reader (YAML 1.1 and 1.2, Go) would take it for something else.
 * - No anchors: what is shared is written twice. A property that is undefined or null is absent.
 *
 * @throws {UnknownValueError} with the path, for what has no one meaning: undefined or null in a list, NaN, ±Infinity, -0,
 *   integers that a double does not hold, functions, symbols, bigints, instances of classes, half characters, `__proto__`,
 *   keys of more than 1,024 characters, cycles, more than 90 levels
 */
export function emit(value: unknown): string {
  return new Emitter().document(value);
}

class Emitter {
  #out = '';
  /** The containers around the current value, and the steps that led into them. */
  readonly #open: object[] = [];
  readonly #path: (string | number)[] = [];

  document(value: unknown): string {
    if (isContainer(value)) this.#container(value, 0, '');
    else this.#out = typeof value === 'string' ? this.#line(value) : this.#scalar(value);
    return `${this.#out}\n`;
  }

  /** @param before - what a block begins with: the pad of its first line, or `''` after `- ` */
  #value(value: unknown, step: string | number, depth: number, before: string): void {
    if (isContainer(value)) {
      this.#path.push(step);
      this.#container(value, depth, before);
      this.#path.pop();
    } else if (typeof value === 'string') {
      this.#out += (value.includes('\n') ? literalText(value, PADS[depth]!) : undefined) ?? this.#line(value, step);
    } else this.#out += this.#scalar(value, step);
  }

  #container(value: object, depth: number, before: string): void {
    if (depth > DEEPEST) this.#refuse(`is nested more than ${DEEPEST} levels deep`);
    if (this.#open.includes(value)) this.#refuse('contains itself');
    this.#open.push(value);
    if (Array.isArray(value)) this.#sequence(value, depth, before);
    else this.#mapping(value as Record<string, unknown>, depth, before);
    this.#open.pop();
  }

  #sequence(items: readonly unknown[], depth: number, before: string): void {
    if (items.length === 0) this.#out += before === '' ? '[]' : ' []';
    let lead = before;
    for (let i = 0; i < items.length; i++) {
      this.#out += lead;
      this.#out += '- ';
      this.#value(items[i], i, depth + 1, '');
      lead = PADS[depth]!;
    }
  }

  #mapping(value: Readonly<Record<string, unknown>>, depth: number, before: string): void {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) this.#refuse(`is ${describe(value)}`);
    let lead: string | undefined;
    for (const key of depth === 0 ? documentKeys(value) : sortedKeys(value)) {
      const item = value[key];
      if (item === undefined || item === null) continue;
      this.#out += lead ?? before;
      this.#out += this.#key(key);
      this.#out += typeof item === 'object' ? ':' : ': ';
      this.#value(item, key, depth + 1, PADS[depth + 1]!);
      lead = PADS[depth]!;
    }
    if (lead === undefined) this.#out += before === '' ? '{}' : ' {}';
  }

  #key(key: string): string {
    if (key === '__proto__') this.#refuse('is a key that changes its object in JavaScript', key);
    const text = this.#line(key, key);
    if (text.length > LONGEST_KEY)
      this.#refuse(`holds a key of ${text.length} characters; readers stop at ${LONGEST_KEY}`);
    return text;
  }

  #line(text: string, step?: string | number): string {
    return stringText(text) ?? this.#refuse('holds half a character (a lone surrogate)', step);
  }

  #scalar(value: unknown, step?: string | number): string {
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    const text = typeof value === 'number' ? numberText(value) : undefined;
    return text ?? this.#refuse(`is ${describe(value)}`, step);
  }

  #refuse(found: string, step?: string | number): never {
    throw new UnknownValueError(step === undefined ? this.#path : [...this.#path, step], found);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** As `sortedKeys`, of the value of a document. */
export function documentKeys(value: object): readonly string[] {
  const keys = sortedKeys(value);
  if (!keys.includes('apiVersion') || !keys.includes('kind')) return keys;
  const first = ['apiVersion', 'kind', 'metadata'];
  return [...first, ...keys.filter((key) => !first.includes(key))];
}

/** By code unit. Most objects are sorted already, which is cheaper to see than to do. */
export function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}
