import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, Scalar, type YAMLMap } from 'yaml';
import type { Limits } from './limits.ts';
import { offsetOf } from './place.ts';
import { type Report, short } from './report.ts';

type Path = readonly (string | number)[];

/** Keys that reach into every object of the program once an object is merged into another. */
const DANGEROUS: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

/** The plain data of a document. What has no one meaning is reported and left out. */
export function toData(document: Document.Parsed, limits: Limits, report: Report): unknown {
  return new Converter(document, limits, report).convert(document.contents, []);
}

class Converter {
  readonly #document: Document.Parsed;
  readonly #limits: Limits;
  readonly #report: Report;
  #expanded = 0;

  constructor(document: Document.Parsed, limits: Limits, report: Report) {
    this.#document = document;
    this.#limits = limits;
    this.#report = report;
  }

  convert(node: unknown, path: Path): unknown {
    if (isScalar(node)) return this.#scalar(node, path);
    if (isMap(node)) return this.#object(node, path);
    if (isSeq(node)) return node.items.map((item, i) => this.convert(item, [...path, i]));
    if (isAlias(node)) return this.#alias(node, path);
    return null; // `{ key }`, without a value
  }

  #object(map: YAMLMap, path: Path): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    const seen = new Map<string, number>();
    for (const { key: node, value } of map.items) {
      const key = this.#key(node, path);
      if (key === undefined) continue;
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, offsetOf(node));
        data[key] = this.convert(value, [...path, key]);
      } else {
        const found = `the key "${short(key)}" again, after line ${this.#report.lineOf(before)}`;
        this.#refuse(node, [...path, key], 'yaml-duplicate-key', found, 'each key once', 'remove one of the two');
      }
    }
    return data;
  }

  /** Undefined, and reported, for what cannot be a key. */
  #key(node: unknown, path: Path): string | undefined {
    const fix = 'write a text before the ":"';
    if (!isScalar(node)) return this.#refuse(node, path, 'yaml-key', 'a list or an object as a key', 'a text', fix);
    const { value, source = '' } = node;
    if (value === null) return this.#refuse(node, path, 'yaml-key', 'a key without a text', 'a text', fix);
    if (typeof value !== 'string') {
      const found = `the ${typeof value} ${short(source)} as a key`;
      return this.#refuse(node, path, 'yaml-key', found, 'a text', `write "${short(source)}"`);
    }
    if (value === '<<') {
      return this.#refuse(node, path, 'yaml-merge', 'the merge key "<<"', 'plain keys', 'write the keys out');
    }
    if (DANGEROUS.has(value)) {
      const allowed = 'no name that every JavaScript object has';
      return this.#refuse(node, path, 'yaml-key', `the key "${value}"`, allowed, 'choose another name');
    }
    return this.#isReserved(node, path) ? undefined : value;
  }

  #scalar(node: Scalar, path: Path): unknown {
    const { value } = node;
    if (typeof value === 'number') {
      if (Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)) return value + 0; // -0 → 0
      const allowed = `finite numbers, integers up to ±${Number.MAX_SAFE_INTEGER}`;
      const fix = 'put it in quotes if it is a name rather than a number';
      return this.#refuse(node, path, 'yaml-number', short(node.source ?? String(value)), allowed, fix);
    }
    return this.#isReserved(node, path) ? undefined : value;
  }

  /** YAML 1.1 gives a lone `=` a meaning that YAML 1.2 took away. */
  #isReserved(node: Scalar, path: Path): boolean {
    if (node.value !== '=' || node.type !== Scalar.PLAIN) return false;
    this.#refuse(node, path, 'yaml-plain', 'a lone =', '"=" in quotes', 'write "="');
    return true;
  }

  #alias(node: Alias, path: Path): unknown {
    const { aliases, depth } = this.#limits;
    if (aliases === 0) return undefined; // Said at the token.
    this.#expanded += 1;
    const refuse = (found: string) =>
      this.#refuse(
        node,
        path,
        'yaml-alias',
        `"*${short(node.source)}", ${found}`,
        `at most ${aliases}, each of a value above it`,
        'write the value out',
      );
    if (this.#expanded === aliases + 1) return refuse(`one more than ${aliases} aliases expanded`);
    if (this.#expanded > aliases) return undefined;
    if (path.length > depth) {
      this.#expanded = aliases + 1; // Said once.
      return refuse('which contains itself');
    }
    const target = node.resolve(this.#document);
    return target ? this.convert(target, path) : refuse('without an anchor above it');
  }

  #refuse(node: unknown, path: Path, id: string, found: string, allowed: string, fix: string): undefined {
    this.#report.add({ id, found, allowed, fix }, offsetOf(node), path);
  }
}
