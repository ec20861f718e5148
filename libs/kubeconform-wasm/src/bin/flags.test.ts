import { expect, it } from 'vitest';
import { parseFlags } from './flags.ts';

const known = { switches: ['strict', 'v'], values: ['skip'], refused: { cache: 'there is no network' } };
const parse = (...args: string[]) => parseFlags(args, known);

it('reads flags as Go does', () => {
  const { switches, values, files } = parse('-strict', '--skip', 'a', '-skip=b=c', '-v=true', 'one', 'two');
  expect([...switches]).toEqual(['strict', 'v']);
  expect(values).toEqual(new Map([['skip', ['a', 'b=c']]]));
  expect(files).toEqual(['one', 'two']);
});

it('switches off again', () => {
  expect([...parse('-strict', '-strict=false', '-v=T').switches]).toEqual(['v']);
});

it('takes - for a file, and everything behind -- too', () => {
  expect(parse('-v', '-').files).toEqual(['-']);
  expect(parse('-v', '--', '-strict').files).toEqual(['-strict']);
});

it.each([
  [['-strikt'], '-strikt: there is no such flag; -h lists them'],
  [['-toString'], '-toString: there is no such flag; -h lists them'],
  [['-strict=maybe'], '-strict=maybe: allowed are true and false'],
  [['-skip'], '-skip needs a value'],
  [['-cache', 'a'], '-cache: there is no network'],
  [['one', '-strict'], '-strict stands behind a file: flags come first (or put -- before the files)'],
])('refuses %j', (args, message) => {
  expect(() => parse(...args)).toThrow(new Error(message));
});
