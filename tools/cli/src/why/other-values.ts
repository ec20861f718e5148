/**
 * Values of the same form as a given one, the most likely ones first: numbers and letters that are one further, the opposite, a list
 * without its last item. Whether one is valid, nobody knows yet.
 */
export function otherValues(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, value * 2, value / 2];
  if (typeof value === 'string') return otherTexts(value);
  if (!Array.isArray(value)) return [];
  const items = value as readonly unknown[];
  const changed = [0, 1, 2].map((nth) => items.map((item) => otherValues(item)[nth] ?? item));
  return distinct([...changed, items.slice(0, -1)], value);
}

/** The last, the first or the middle letter or digit is another one of its sort: hexadecimal stays so, as do digits. */
export function otherTexts(text: string): readonly string[] {
  const places = [...text.matchAll(/[A-Za-z0-9]/g)].map(({ index }) => index);
  const chosen = [places.at(-1), places[0], places[Math.floor(places.length / 2)]];
  const changed = chosen.flatMap((place) =>
    place === undefined ? [] : [text.slice(0, place) + next(text[place] ?? '') + text.slice(place + 1)],
  );
  return distinct(changed, text) as readonly string[];
}

const SORTS = ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEF', 'GHIJKLMNOPQRSTUVWXYZ'];

function next(letter: string): string {
  const sort = SORTS.find((letters) => letters.includes(letter)) ?? letter;
  return sort[(sort.indexOf(letter) + 1) % sort.length] ?? letter;
}

/** Without doubles and without the value itself. */
export function distinct(values: readonly unknown[], value: unknown): readonly unknown[] {
  const seen = new Set([JSON.stringify(value)]);
  return values.filter((one) => {
    const text = JSON.stringify(one);
    return text !== undefined && !seen.has(text) && seen.add(text);
  });
}
