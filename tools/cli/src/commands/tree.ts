import type { ExitCode } from '../exit-code.ts';
import { fleetJson } from '../fleet-json.ts';
import { appsTable } from '../fleet-table.ts';
import type { Colors, Io } from '../io.ts';
import type { Synthesis } from '../synth.ts';
import { refuseUnfinished } from '../unfinished.ts';

export interface TreeDeps {
  readonly root: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
}

/** Shows how many objects each app has on each cluster. */
export async function tree({ root, render }: TreeDeps, io: Io): Promise<ExitCode> {
  refuseUnfinished(root);
  io.progress('rendering');
  const synthesis = await render();
  io.answer({ command: 'tree', exitCode: 0, ...fleetJson(synthesis) }, () => {
    return `${appsTable(synthesis, io.columns, io.color)}\n${clustersText(synthesis, io.color)}`;
  });
  return 0;
}

/** A line of facts a cluster. */
function clustersText({ clusters }: Synthesis, color: Colors): string {
  const width = Math.max(...clusters.map(({ name }) => name.length));
  return clusters
    .map(({ name, cloud, environment, ring, engine }) => {
      return `${name.padEnd(width)}  ${color.dim(`${cloud}, ${environment}, ring ${ring}, ${engine}`)}`;
    })
    .join('\n');
}
