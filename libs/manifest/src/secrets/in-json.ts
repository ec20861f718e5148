import { apart, type Span } from './span.ts';

/** Every string of a JSON text, keys too; the text was parsed before, so each quote has its end. */
const STRING = /"(?:[^"\\]|\\.)*"/gs;
const IS_KEY = /\s*:/y;

/** The data of a text that is a JSON object or list, as annotations and ConfigMaps hold them; undefined for any other text. */
export function parseJson(text: string): object | undefined {
  if (!/^\s{0,80}[{[]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where the values of a JSON text stand that hold secrets.
 *
 * @param found - spans within a value, by the value
 */
export function spansInJson(json: string, found: ReadonlyMap<string, readonly Span[]>): readonly Span[] {
  if (found.size === 0) return [];
  const spans: Span[] = [];
  STRING.lastIndex = 0;
  for (let token = STRING.exec(json); token; token = STRING.exec(json)) {
    const quoted = token[0];
    const inside = found.get(JSON.parse(quoted) as string);
    IS_KEY.lastIndex = STRING.lastIndex;
    if (inside === undefined || IS_KEY.test(json)) continue;
    const start = token.index + 1;
    const isPlain = !quoted.includes('\\');
    for (const span of inside) {
      const end = start + quoted.length - 2;
      spans.push(
        isPlain ? { ...span, start: start + span.start, end: start + span.end } : { ...span, start, end, keep: 0 },
      );
    }
  }
  return apart(spans);
}
