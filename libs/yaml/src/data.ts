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
      const offset = offsetOf(node);
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, offset);
        data[key] = this.convert(value, [...path, key]);
      } else {
        const { line } = this.#report.lines.position(before);
        const found = `the key "${short(key)}" again, after line ${line}`;
        this.#report.add(
          { id: 'yaml-duplicate-key', found, allowed: 'each key once', fix: 'remove one of the two' },
          offset,
          [...path, key],
        );
      }
    }
    return data;
  }

  #key(node: unknown, path: Path): string | undefined {
    const refuse = (id: string, found: string, allowed: string, fix: string): undefined =>
      this.#report.add({ id, found, allowed, fix }, offsetOf(node), path);
    if (!isScalar(node))
      return refuse('yaml-key', 'a list or an object as a key', 'a text', 'write a text before the ":"');
    const { value, source = '' } = node;
    if (value === null) return refuse('yaml-key', 'a key without a text', 'a text', 'write a text before the ":"');
    if (typeof value !== 'string') {
      return refuse('yaml-key', `the ${typeof value} ${short(source)} as a key`, 'a text', `write "${short(source)}"`);
    }
    if (value === '<<') return refuse('yaml-merge', 'the merge key "<<"', 'plain keys', 'write the keys out');
    if (DANGEROUS.has(value)) {
      return refuse(
        'yaml-key',
        `the key "${value}"`,
        'no name that every JavaScript object has',
        'choose another name',
      );
    }
    return this.#isReserved(node, path) ? undefined : value;
  }

  #scalar(node: Scalar, path: Path): unknown {
    const { value } = node;
    if (typeof value === 'number') {
      if (Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)) return value + 0; // -0 → 0
      const allowed = `finite numbers, integers up to ±${Number.MAX_SAFE_INTEGER}`;
      const fix = 'put it in quotes if it is a name rather than a number';
      this.#report.add(
        { id: 'yaml-number', found: short(node.source ?? String(value)), allowed, fix },
        offsetOf(node),
        path,
      );
    } else this.#isReserved(node, path);
    return value;
  }

  /** YAML 1.1 gives a lone `=` a meaning that YAML 1.2 took away. */
  #isReserved(node: Scalar, path: Path): boolean {
    if (node.value !== '=' || node.type !== Scalar.PLAIN) return false;
    this.#report.add(
      { id: 'yaml-plain', found: 'a lone =', allowed: '"=" in quotes', fix: 'write "="' },
      offsetOf(node),
      path,
    );
    return true;
  }

  #alias(node: Alias, path: Path): unknown {
    const { aliases, depth } = this.#limits;
    if (aliases === 0) return null; // Said at the token.
    this.#expanded += 1;
    if (this.#expanded > aliases || path.length > depth) {
      const found =
        this.#expanded > aliases ? `more than ${aliases} aliases, expanded` : 'an alias that contains itself';
      if (this.#expanded <= aliases + 1) this.#refuseAlias(node, path, found);
      return null;
    }
    const target = node.resolve(this.#document);
    return target ? this.convert(target, path) : this.#refuseAlias(node, path, 'an alias without an anchor above it');
  }

  #refuseAlias(node: Alias, path: Path, found: string): null {
    const problem = {
      id: 'yaml-alias',
      found: `"*${short(node.source)}", ${found}`,
      allowed: 'few aliases',
      fix: 'write the value out',
    };
    this.#report.add(problem, offsetOf(node), path);
    return null;
  }
}
