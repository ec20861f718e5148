import { describe, expect, it } from 'vitest';
import { createIo, type IoOptions } from './io.ts';

function capture(options: { tty?: boolean; columns?: number } & Partial<Pick<IoOptions, 'json' | 'color' | 'env'>>) {
  const written = { stdout: '', stderr: '' };
  const { tty = false, columns, ...rest } = options;
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: tty,
    ...(columns !== undefined && { columns }),
    write: (text: string) => (written[name] += text),
  });
  const io = createIo({
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    json: false,
    color: true,
    env: {},
    ...rest,
  });
  return { io, written };
}

describe('progress', () => {
  it('is a line of its own when piped', () => {
    const { io, written } = capture({});
    io.progress('rendering');
    io.progress('comparing');
    io.answer({}, () => 'table');
    expect(written).toEqual({ stdout: 'table\n', stderr: 'rendering\ncomparing\n' });
  });

  it.each([
    ['CI', { CI: 'true' }],
    ['a dumb terminal', { TERM: 'dumb' }],
  ])('is a line of its own on %s', (_, env) => {
    const { io, written } = capture({ tty: true, env });
    io.progress('rendering');
    io.say('done');
    expect(written.stderr).toBe('rendering\ndone\n');
  });

  it('goes away on a terminal', () => {
    const { io, written } = capture({ tty: true });
    io.progress('rendering');
    io.progress('comparing');
    io.say('done');
    expect(written.stderr).toBe('rendering\r\u001b[2Kcomparing\r\u001b[2Kdone\n');
  });
});

describe('colour', () => {
  it.each([
    ['a terminal', { tty: true }, true],
    ['a pipe', { tty: false }, false],
    ['--no-color', { tty: true, color: false }, false],
    ['NO_COLOR', { tty: true, env: { NO_COLOR: '1' } }, false],
    ['a dumb terminal', { tty: true, env: { TERM: 'dumb' } }, false],
  ])('on %s', (_, options, colored) => {
    expect(capture(options).io.color.isColorSupported).toBe(colored);
  });
});

describe('answer', () => {
  it('is JSON when asked, and the text is not made', () => {
    const { io, written } = capture({ json: true });
    const text = () => {
      throw new Error('made');
    };
    io.answer({ exitCode: 0 }, text);
    expect(written.stdout).toBe('{\n  "exitCode": 0\n}\n');
  });

  it('is nothing when the text is empty', () => {
    const { io, written } = capture({});
    io.answer({}, () => '');
    expect(written.stdout).toBe('');
  });
});

it.each([
  [80, 80],
  [undefined, 100],
  [0, 100],
])('lays out for a terminal of %s columns at %d', (columns, expected) => {
  expect(capture({ tty: true, ...(columns !== undefined && { columns }) }).io.columns).toBe(expected);
});
