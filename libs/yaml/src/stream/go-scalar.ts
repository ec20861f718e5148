const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])/;
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9]\d*))$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/**
 * What the YAML reader of kubectl, Helm, Argo CD and Kustomize takes a word without quotes for: that of YAML 1.1 without
 * sexagesimal numbers and with dates as texts, so `yes` is true, `0777` is 511 and `1:30` a text. Integers beyond 2^53 lose digits.
 *
 * @returns text for what is no other; NaN or an infinity for those words, which JSON cannot hold
 * @see https://github.com/yaml/go-yaml/blob/v2.4.0/resolve.go
 */
export function goScalar(word: string): string | number | boolean | null {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (!/^[-+.\d]/.test(word)) return word;
  if (NOT_FINITE.test(word))
    return word.endsWith('n') || word.endsWith('N') ? NaN : word[0] === '-' ? -Infinity : Infinity;
  if (DATE.test(word)) return word;
  const plain = word.startsWith('.') ? word : word.replaceAll('_', '');
  return integer(plain) ?? (FLOAT.test(plain) ? Number(plain) + 0 : word);
}

function integer(text: string): number | undefined {
  const [, sign, hex, octal, binary, decimal] = INTEGER.exec(text) ?? [];
  const digits =
    hex !== undefined
      ? `0x${hex}`
      : octal !== undefined
        ? `0o${octal}`
        : binary !== undefined
          ? `0b${binary}`
          : decimal;
  if (digits === undefined) return undefined;
  return (sign === '-' ? -Number(digits) : Number(digits)) + 0; // -0 → 0
}
