import type { Transformer } from './ast.ts';

/**
 * The value after a transformer; none where it has none, as of text that is not Base64.
 *
 * @see https://falco.org/docs/concepts/rules/conditions/#transformers
 */
export function transformed(
  transformer: Transformer,
  text: string,
  { isBytes }: { readonly isBytes: boolean },
): readonly (string | number)[] {
  switch (transformer) {
    case 'tolower':
      return [text.toLowerCase()];
    case 'toupper':
      return [text.toUpperCase()];
    case 'basename':
      return [text.slice(text.lastIndexOf('/') + 1)];
    case 'len':
      return [isBytes ? text.length : [...text].length];
    case 'b64':
      return decoded(text);
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decoded(text: string): readonly string[] {
  const digits = text.replace(/={1,2}$/, '');
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(digits)) return [];
  const bits = [...digits].map((digit) => alphabet.indexOf(digit).toString(2).padStart(6, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return [bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('')];
}
