import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, Scalar, type YAMLMap } from 'yaml';
import type { Limits } from '../limits.ts';
import { offsetOf } from '../place.ts';
import { type Report, short } from '../report.ts';
import { goScalar } from './go-scalar.ts';

type Path = readonly (string | number)[];

const CORE = 'tag:yaml.org,2002:';
/** Tags of words that say what the word says anyway, or that it is a text. */
const TAGS: ReadonlySet<string> = new Set(
  ['str', 'bool', 'int', 'float', 'null', 'map', 'seq', 'timestamp'].map((tag) => CORE + tag),
);

/**
 * The plain data that the Kubernetes tools written in Go read from a document composed without a schema. What they refuse is
 * reported and left out.
 */
export function toGoData(document: Document.Parsed, limits: Limits, report: Report): unknown {
  return new Converter(limits, report).convert(document.contents, []);
}

class Converter {
  readonly #limits: Limits;
  readonly #report: Report;
  /** Those above the current node; the last one with a name counts. */
  readonly #anchors = new Map<string, unknown>();
  #expanded = 0;
  /** Aliases around the current node. */
  #inAlias = 0;
  /** Values that aliases have added. */
  #added = 0;

  constructor(limits: Limits, report: Report) {
    this.#limits = limits;
    this.#report = report;
  }

  convert(node: unknown, path: Path): unknown {
    if (this.#inAlias > 0) this.#added += 1;
    else if (isNode(node) && !isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
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
      if (isMerge(node)) {
        this.#merge(value, data, path);
        continue;
      }
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

  /** Numbers and booleans as keys become texts, as `1: a` in the data of a ConfigMap does. Undefined, and reported, for what cannot. */
  #key(node: unknown, path: Path): string | undefined {
    const key = isScalar(node) ? this.#scalar(node, path) : undefined;
    if (key === null || typeof key === 'object' || key === undefined) {
      const found = key === null ? 'a key without a text' : 'a list or an object as a key';
      return this.#refuse(node, path, 'yaml-key', found, 'a text', 'write a text before the ":"');
    }
    if (key !== '__proto__') return String(key);
    return this.#refuse(node, path, 'yaml-key', 'the key "__proto__"', 'any other text', 'choose another name');
  }

  /** Adds what is not there yet: of several maps, the first with a key gives it. */
  #merge(value: unknown, data: Record<string, unknown>, path: Path): void {
    for (const node of isSeq(value) ? value.items : [value]) {
      const merged = this.convert(node, path);
      if (merged === undefined) continue; // an alias that was refused
      if (typeof merged !== 'object' || merged === null || Array.isArray(merged)) {
        const found = 'a merge key "<<" of something else than objects';
        this.#refuse(node, path, 'yaml-merge', found, '"<<: *name" of an object above it', 'write the keys out');
      } else Object.assign(data, { ...merged, ...data });
    }
  }

  #scalar(node: Scalar, path: Path): unknown {
    const { value, source, type, tag } = node;
    if (tag !== undefined && !TAGS.has(tag)) {
      const found = `the tag "${short(tag)}"`;
      return this.#refuse(node, path, 'yaml-tag', found, 'no tags', 'remove it; quotes make a value a text');
    }
    if (type !== Scalar.PLAIN || tag === `${CORE}str`) return value;
    return goScalar(source ?? '');
  }

  #alias(node: Alias, path: Path): unknown {
    const { aliases, depth, tokens } = this.#limits;
    this.#expanded += 1;
    if (this.#expanded > aliases + 1) return undefined;
    const refuse = (found: string) => {
      this.#expanded = aliases + 2; // said once
      const allowed = `at most ${aliases}, each of a value above it`;
      return this.#refuse(
        node,
        path,
        'yaml-alias',
        `"*${short(node.source)}", ${found}`,
        allowed,
        'write the value out',
      );
    };
    if (this.#expanded > aliases) return refuse(`one more than ${aliases} aliases expanded`);
    if (path.length > depth) return refuse('which contains itself');
    if (this.#added > tokens) return refuse(`after aliases that stand for more than ${tokens} values`);
    const target = this.#anchors.get(node.source);
    if (target === undefined) return refuse('without an anchor above it');
    this.#inAlias += 1;
    const value = this.convert(target, path);
    this.#inAlias -= 1;
    return value;
  }

  #refuse(node: unknown, path: Path, id: string, found: string, allowed: string, fix: string): undefined {
    this.#report.add({ id, found, allowed, fix }, offsetOf(node), path);
  }
}

function isMerge(node: unknown): boolean {
  return isScalar(node) && node.type === Scalar.PLAIN && node.source === '<<';
}
