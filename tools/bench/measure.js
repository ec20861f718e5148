import { spawnSync } from 'node:child_process';

/**
 * Wall time of whole processes, in turns, so that a busy moment of the machine hits all of them.
 *
 * @param commands arguments of Node, one list a command; every one must exit with 0
 * @param options.rounds how often each is measured, after one run that is not
 * @returns the median of each, in milliseconds
 */
export function inTurns(commands, { cwd, rounds = 15 }) {
  const times = commands.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, args] of commands.entries()) {
      const milliseconds = timeOf(args, cwd);
      if (round >= 0) times[i].push(milliseconds);
    }
  }
  return times.map(median);
}

function timeOf(args, cwd) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited with ${status}\n${stderr}`);
  return performance.now() - start;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
