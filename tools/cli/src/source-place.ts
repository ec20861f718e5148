import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '@delivery/findings';

const FRAME = /(file:\/\/[^\s():]+):(\d+):(\d+)/g;

/**
 * Where in our own sources the calls of a stack stand, innermost first. Reads the bundle's source maps only now, so a
 * run without an error pays nothing for them.
 */
export function sourcePlaces(stack: string, root: string): Place[] {
  return [...stack.matchAll(FRAME)].flatMap(([, url = '', line, column]) => {
    const place = original(fileURLToPath(url), Number(line), Number(column), root);
    return place ? [place] : [];
  });
}

/** The line that made an object: of its app, else of the lib whose construct made it. */
export function madeAt(origin: Error | undefined, root: string): Place | undefined {
  const places = sourcePlaces(origin?.stack ?? '', root).filter(({ file }) => !file.startsWith('libs/component/'));
  return places.find(({ file }) => file.startsWith('apps/')) ?? places.find(({ file }) => file.startsWith('libs/'));
}

/** The stack with the places of the sources instead of those in the bundle. */
export function sourceStack(stack: string, root: string): string {
  return stack.replace(FRAME, (frame, url: string, line: string, column: string) => {
    const place = original(fileURLToPath(url), Number(line), Number(column), root);
    return place ? `${place.file}:${place.line}:${place.column}` : frame;
  });
}

function original(file: string, line: number, column: number, root: string): Place | undefined {
  const map = readMap(`${file}.map`);
  const entry = map?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry)) return undefined;
  const source = relative(root, resolve(dirname(file), entry.originalSource))
    .split(sep)
    .join('/');
  return { file: source, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

const maps = new Map<string, SourceMap | undefined>();

/** Read once: thousands of findings may stand in the same file. */
function readMap(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, mapIn(file));
  return maps.get(file);
}

function mapIn(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // not of our bundle
  }
}
