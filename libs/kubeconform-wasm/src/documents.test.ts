import { expect, it } from 'vitest';
import { documentsOf } from './documents.ts';

const shown = (stream: string) =>
  [...documentsOf(stream)].map(({ text, line, hasContent }) => [line, hasContent ? text : `(none) ${text}`]);

it('separates documents by lines of ---', () => {
  expect(shown('a: 1\n---\nb: 2\n---\nc: 3\n')).toEqual([
    [1, 'a: 1\n'],
    [3, 'b: 2\n'],
    [5, 'c: 3\n'],
  ]);
});

it('begins a document with the first ---, whether or not it ends with one', () => {
  expect(shown('---\na: 1\n---\n')).toEqual([[2, '---\na: 1\n']]);
  expect(shown('---\na: 1\n---')).toEqual([[2, '---\na: 1\n']]);
});

it('takes a comment before the first --- and a blank between two for a document without content', () => {
  expect(shown('# license\n---\na: 1\n---\n\n---\nb: 2\n')).toEqual([
    [1, '(none) # license\n'],
    [3, 'a: 1\n'],
    [5, '(none) \n'],
    [7, 'b: 2\n'],
  ]);
});

it.each(['', '\n', '# only\n', '---\n', '...\n', '---\n# a\n...\n'])(
  'finds one document without content in %j',
  (stream) => {
    const documents = [...documentsOf(stream)];
    expect(documents.map(({ hasContent }) => hasContent)).toEqual([false]);
  },
);

it('keeps content that stands on the line of ---', () => {
  expect(shown('a: 1\n--- {b: 2}\n--- # comment\nc: 3\n--- |\n text\n')).toEqual([
    [1, 'a: 1\n'],
    [2, '--- {b: 2}\n'],
    [4, 'c: 3\n'],
    [5, '--- |\n text\n'],
  ]);
});

it('takes what follows ... for a document again', () => {
  expect(shown('a: 1\n...\n# comment\nb: 2\n... \n---\nc: 3\n...\n')).toEqual([
    [1, 'a: 1\n'],
    [4, '\n# comment\nb: 2\n'],
    [7, 'c: 3\n'],
  ]);
  expect(shown('a: 1\n... b: 2\n')).toEqual([
    [1, 'a: 1\n'],
    [2, ' b: 2\n'],
  ]);
});

it('leaves an indented --- to the text around it', () => {
  expect(shown('a: |\n  b\n  ---\n  ...\n')).toEqual([[1, 'a: |\n  b\n  ---\n  ...\n']]);
});

it('knows every end of a line that a YAML 1.1 parser knows', () => {
  for (const end of ['\r\n', '\r', '\x85', '\u2028', '\u2029']) {
    expect([...documentsOf(`a: 1${end}---${end}b: 2${end}`)].map(({ text }) => text)).toEqual(
      end === '\r\n' ? ['a: 1\r\n', 'b: 2\r\n'] : [`a: 1${end}`, `b: 2${end}`],
    );
  }
  expect([...documentsOf('# comment\ra: 1')].map(({ hasContent }) => hasContent)).toEqual([true]);
});

it('sees content behind a byte order mark, and a separator', () => {
  expect(shown('\uFEFFa: 1\n')).toEqual([[1, '\uFEFFa: 1\n']]);
  expect(shown('\uFEFF---\na: 1\n')).toEqual([[2, '\uFEFF---\na: 1\n']]);
});

it('points at a line that begins with --- and goes on with text', () => {
  const [first, second] = documentsOf('a: 1\n---\nb: 2\n\n---c: 3\n');
  expect(first?.unclear).toBeUndefined();
  expect(second?.unclear).toEqual({ line: 5, text: '---c: 3' });
});

it('is done with a megabyte of comments', () => {
  const [document] = documentsOf(`${'# comment\n'.repeat(100_000)}a: 1\n`);
  expect(document?.line).toBe(100_001);
});
