import { expect, it } from 'vitest';
import { findSecrets, mask } from './index.ts';
import { shapes } from './shapes.ts';
import { random } from './testing.ts';

it.each([...shapes.values()])('an attempt at a $kind ($prefix) costs a bounded number of steps', ({ body }) => {
  expect(body.sticky).toBe(true);
  expect(body.source).not.toMatch(/[*+](?![^[]*\])|\{\d+,\}/);
});

const MEGABYTE = 1 << 20;
const fill = (unit: string) => unit.repeat(Math.ceil(MEGABYTE / unit.length)).slice(0, MEGABYTE);

/** Each was made to let one of the expressions begin often, or look far. None holds a secret. */
const units = [
  ...['a', '.', ' ', '\n', '{', '{{', '"', '\\', '=', '://', '://a:', 'a:', '${', '$(', '-----BEGIN ', '-----END '],
  ...['eyJ', 'eyJ.', 'eyJ\n', 'ghp_', 'ghp_.', 'ghp_\n', 'sig=%2B.', 'SG.', 'AKIA', 'secret=', 'secret="', 'secret={{'],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    'token ',
    'bearer ',
    'basic basic',
    'pass',
    'api_key',
    '--token ',
    'ENC[AES256_GCM,data:',
  ],
  ...['QUFB', 'QUFB\n', 'QUFB ', 'aaaaaaaaA1', `${random(500)}.ghp_.`, '{"a":', '["a",', '-'],
];

it.each(units)('a megabyte of %j is read to its end', (unit) => {
  expect(findSecrets({ data: { a: fill(unit) }, password: '' })).toEqual([]);
});

it('a secret behind a megabyte is found', () => {
  const token = `gl${'pat-'}${random(20)}`;
  for (const unit of ['eyJ.', 'secret={{ ', '-----BEGIN '])
    expect(mask(`${fill(unit)} ${token}`)).toMatch(/ glpat-\*\*\*$/);
});

it('no depth is too deep', () => {
  let value: unknown = { password: 'hunter22' };
  for (let i = 0; i < 50_000; i++) value = i % 2 ? [value] : { a: value };
  expect(findSecrets(value)).toHaveLength(1);
  expect(findSecrets({ data: { a: '['.repeat(50_000) + ']'.repeat(50_000) } })).toEqual([]);
});
