const LONGEST = 60;

/** A value for messages: text in quotes, cut after 60 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A field and its value for messages, e.g. `runAsUser 0`, `runAsUser not set`. */
export function stated(name: string, value: unknown): string {
  return value === undefined || value === null ? `${name} not set` : `${name} ${shown(value)}`;
}
