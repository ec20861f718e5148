import { spawnSync } from 'node:child_process';

/**
 * Wall time of commands, in turns, so that a busy moment of the machine hits all of them.
 *
 * @param commands what is measured
 * @param options.rounds how often each is measured, after one run that is not
 * @returns the median of each, in milliseconds
 */
export function inTurns(commands, { rounds = 15 } = {}) {
  const times = commands.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, command] of commands.entries()) {
      const milliseconds = timeOf(command);
      if (round >= 0) times[i].push(milliseconds);
    }
  }
  return times.map(median);
}

/** Milliseconds that a command takes. */
export function timeOf(command) {
  const start = performance.now();
  command();
  return performance.now() - start;
}

/** Runs a program to its end. */
export function run(program, args, { cwd, expected = [0] }) {
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (!expected.includes(status)) throw new Error(`${program} ${args.join(' ')} exited with ${status}\n${stderr}`);
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
