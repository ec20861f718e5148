import { pathText, type Place } from '@delivery/findings';
import { readDocument } from './document.ts';
import { type Limits, LIMITS } from './limits.ts';
import { offsetOfPath } from './place.ts';
import type { Source } from './source.ts';

/** A file that people wrote, as plain data that remembers where it stands. */
export interface YamlFile {
  /** Repository-relative path with `/`. */
  readonly file: string;
  /** Strings, finite numbers, booleans, null, lists, and objects with text keys. */
  readonly value: unknown;
  /** Line and column of a key or an item; for a missing one, of the nearest parent that is there. */
  placeOf(path: readonly (string | number)[]): Place;
}

/**
 * Reads one document of YAML 1.2, core schema: `yes`, `on`, `1:30` and dates are texts, `0o17` is 15, `0777` is 777.
 *
 * @throws {Refusal} with exit code 3 and every finding of the file: not UTF-8, too large or deep, not YAML, no or several
 *   documents, a key that stands twice or is no text or is reserved, an alias, a tag, a directive, a number that is not exact
 */
export function readYaml(source: Source, limits: Partial<Limits> = {}): YamlFile {
  const { document, value, lines } = readDocument(source, { ...LIMITS, ...limits });
  return {
    file: source.file,
    value,
    placeOf(path) {
      const { line, column } = lines.position(offsetOfPath(document, path));
      return { file: source.file, line, column, ...(path.length > 0 && { path: pathText(path) }) };
    },
  };
}
