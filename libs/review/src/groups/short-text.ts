/** Longer values are told by their fields, not in a line. */
const LONGEST = 48;

/** A value in one line; undefined when it is long or no single value. */
export function shortText(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
  const text = String(value as string | number | boolean | null);
  return text.length > LONGEST || /[\n\r]/.test(text) ? undefined : text === '' ? '""' : text;
}
