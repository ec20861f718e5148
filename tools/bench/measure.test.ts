import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { inTurns, median, run } from './measure.js';

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 2, 4, 8], 6],
  ])('of %j is %d', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });
});

describe('inTurns', () => {
  const node = (...args: readonly string[]) => run(process.execPath, args, { cwd: tmpdir() });

  it('gives a time for each command', () => {
    const times = inTurns([() => node('-e', '0'), () => node('-p', '1')], { rounds: 1 });
    expect(times).toHaveLength(2);
    expect(times.every((time) => time > 0)).toBe(true);
  });

  it('does not measure a command that fails', () => {
    expect(() => inTurns([() => node('-e', 'process.exit(3)')])).toThrow('-e process.exit(3) exited with 3');
  });
});
