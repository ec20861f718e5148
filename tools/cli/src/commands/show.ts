import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { readModel, type ReadModel } from '../read-model.ts';
import { appFacts } from '../show/app-facts.ts';
import { appText } from '../show/app-text.ts';
import { clusterFacts } from '../show/cluster-facts.ts';
import { clusterText } from '../show/cluster-text.ts';
import { objectFacts } from '../show/object-facts.ts';
import { objectText } from '../show/object-text.ts';
import { page } from '../show/text.ts';
import { targetOf } from '../show/target.ts';
import type { Synthesis } from '../synth.ts';
import { refuseUnfinished } from '../unfinished.ts';

export interface ShowDeps {
  readonly root: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** An app, a cluster, an object or a path of generated/. */
  readonly name: string;
  /** @default - that of the repository */
  readonly model?: ReadModel;
}

/** Shows what something is, where it comes from and who calls it: as rendered now, whatever stands in generated/. */
export async function show({ root, render, name, model: read = readModel }: ShowDeps, io: Io): Promise<ExitCode> {
  refuseUnfinished(root);
  io.progress('rendering');
  const [model, synthesis] = await Promise.all([read(root), render()]);
  const target = targetOf(name, model, synthesis.files);
  const answer = { command: 'show', exitCode: 0, shows: target.shows } as const;
  switch (target.shows) {
    case 'app': {
      const app = appFacts(target.app, synthesis, model);
      io.answer({ ...answer, app }, () => appText(app, io));
      if (model.fleet.clusters.some((cluster) => cluster.name === name)) {
        io.say(`a cluster has that name too: \`npm run delivery -- show cluster/${name}\``);
      }
      return 0;
    }
    case 'cluster': {
      const cluster = clusterFacts(target.cluster, synthesis, model);
      io.answer({ ...answer, cluster }, () => clusterText(cluster, io));
      return 0;
    }
    case 'object': {
      const object = objectFacts(root, target.files, synthesis, model);
      io.answer({ ...answer, object }, () => objectText(object, io));
      return 0;
    }
    case 'file': {
      const { path, app, source } = target;
      const file = { path, ...(app !== undefined && { app }), source };
      io.answer({ ...answer, file }, () =>
        page(
          io.color.bold(path),
          [
            ['app', app],
            ['made', `as ${source}`],
          ],
          [],
          io,
        ),
      );
      return 0;
    }
  }
}
