import { spawnSync } from 'node:child_process';
import { inTurns, run } from '../measure.js';

const cli = 'tools/cli/bin/delivery.js';

/** How long `synth` and `start` take when `generated/` is as rendered: for information, no goal. */
export default function nothingToDo({ root }) {
  const { status } = spawnSync(process.execPath, [cli, 'check'], { cwd: root, stdio: 'ignore' });
  if (status !== 0) return { text: `not measured: \`npm run check\` exits with ${status}, so they would write` };
  const commands = ['synth', 'start'];
  const times = inTurns(
    commands.map((command) => () => run(process.execPath, [cli, command], { cwd: root })),
    { rounds: 5 },
  );
  return { text: commands.map((command, i) => `${command} ${times[i].toFixed(0)} ms`).join(', ') };
}
