import { expect, it } from 'vitest';
import fc from 'fast-check';
import { mask } from './index.ts';
import { MASK } from './span.ts';
import { random } from './testing.ts';

it('hides secrets in a message and leaves the rest', () => {
  const token = `gh${'p_'}${random(36)}`;
  const message = `clusters/local.yaml:4: cannot reach https://${token}@example.com
password: "hunter22" was refused; postgres://order:hunter22@db:5432/orders too
image: order@sha256:${random(64, 'hex')}`;
  expect(mask(message)).toBe(`clusters/local.yaml:4: cannot reach https://ghp_***@example.com
password: "***" was refused; postgres://order:***@db:5432/orders too
image: order@sha256:${random(64, 'hex')}`);
});

it('hides in JSON where the value stands, not where a key has its text', () => {
  expect(mask('{"password": "password", "user": "password", "a\\"b": {"token": "x"}}')).toBe(
    '{"password": "***", "user": "***", "a\\"b": {"token": "x"}}',
  );
});

it('hides a value that JSON escapes', () => {
  expect(mask(JSON.stringify({ password: 'hunter"22\\' }))).toBe('{"password":"***"}');
});

const surroundings = fc
  .array(
    fc.constantFrom(
      ...[
        'password',
        'token',
        'secret: ',
        '=',
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        '\n',
        '\\',
        ' ',
        ',',
        'x',
        ':',
        '--',
        '${',
        '{{',
      ],
      ...[
        '***',
        'Bearer ',
        'https://a:',
        '@b',
        'AccountKey=',
        '-----BEGIN PRIVATE KEY-----\n',
        '-----END',
        random(40, 'hex'),
      ],
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(''));

it.each([
  ['GitLab token', `gl${'pat-'}${random(20)}`],
  ['AWS access key', `AK${'IA'}${random(16, 'upper')}`],
  ['assignment', `password="${random(20)}"`],
  ['URL', `amqp://order:${random(20)}@queue`],
])('hides a %s whatever stands around it', (_, secret) => {
  const value = /[A-Za-z0-9]{16,}/.exec(secret)?.[0] ?? '';
  fc.assert(
    fc.property(surroundings, surroundings, (before, after) => {
      const masked = mask(`${before}\n${secret}\n${after}`);
      expect(masked).not.toContain(value);
      expect(masked).toContain(MASK);
      expect(mask(masked)).not.toContain(value);
    }),
    { numRuns: 500 },
  );
});

it('changes nothing more the second time in a message', () => {
  const once = mask(`password=${random(20)} redis://:hunter22@redis AKIA${random(16, 'upper')} Bearer ${random(40)}`);
  expect(once).toBe('password=*** redis://:***@redis AKIA*** Bearer ***');
  expect(mask(once)).toBe(once);
});
