import { inTurns } from '../measure.js';

const GOAL = 2;

/** `delivery --help`, with a warm cache, against a Node that does nothing. */
export default function help({ root }) {
  const [cli, bare] = inTurns(
    [
      ['tools/cli/bin/delivery.js', '--help'],
      ['-e', '0'],
    ],
    { cwd: root, rounds: 21 },
  );
  const ratio = cli / bare;
  return {
    text: `${ratio.toFixed(2)} × bare node (goal ${GOAL}; ${cli.toFixed(0)} ms against ${bare.toFixed(0)} ms)`,
    missed: ratio > GOAL,
  };
}
