/** A value from a file must not move the cursor or colour the terminal of whoever reads it: control characters are written out. */
export function visible(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, escaped);
}

/** `\u001b` for the first character of a text. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
