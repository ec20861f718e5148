/** Pieces that mean something to some reader, so that short strings of them meet every trap. */
export const PIECES = [
  ...[
    'a',
    'e',
    'x',
    '0',
    '1',
    '7',
    '.',
    '-',
    '+',
    '_',
    ':',
    '#',
    ' ',
    '\n',
    '\t',
    '"',
    "'",
    '\\',
    '|',
    '>',
    '&',
    '*',
    '!',
    '%',
    '@',
  ],
  ...[
    '?',
    ',',
    '[',
    ']',
    '{',
    '}',
    '~',
    '=',
    '<',
    '`',
    '/',
    'T',
    'Z',
    '\r',
    '\0',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
    'ä',
    '🙂',
  ],
  ...[
    'yes',
    'null',
    'true',
    'inf',
    'nan',
    '---',
    '...',
    '- ',
    ': ',
    ' #',
    '\n\n',
    '\n  ',
    '2026-01-31',
    '12:30',
    '__proto__',
  ],
];
type FastCheck = (typeof import('fast-check'))['default'];

/** Arbitrary plain data, and the texts in it, that the emitter takes. */
export function values(fc: FastCheck) {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
    fc
      .array(fc.constantFrom('a', 'b: c', '  d', '\te', '- f', '# g', 'h  ', '', ' ', '---'), { maxLength: 6 })
      .map((lines) => lines.join('\n')),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const number = fc
    .oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    .filter((n) => !Object.is(n, -0) && (!Number.isInteger(n) || Number.isSafeInteger(n)));
  const key = text.filter((k) => k !== '__proto__');
  const { value } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      text,
      number,
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  }));
  return { value, text };
}
