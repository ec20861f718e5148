import { inTurns, run } from '../measure.js';

const GOAL = 2;

/** `delivery --help`, with a warm cache, against a Node that does nothing. */
export default function help({ root }) {
  const node =
    (...args) =>
    () =>
      run(process.execPath, args, { cwd: root });
  const [cli, bare] = inTurns([node('tools/cli/bin/delivery.js', '--help'), node('-e', '0')], { rounds: 21 });
  const ratio = cli / bare;
  return {
    text: `${ratio.toFixed(2)} × bare node (goal ${GOAL}; ${cli.toFixed(0)} ms against ${bare.toFixed(0)} ms)`,
    missed: ratio > GOAL,
  };
}
