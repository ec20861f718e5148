import { nameOf } from '@delivery/manifest';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Model } from '../model.ts';
import { readModel, type ReadModel } from '../read-model.ts';
import { madeAt } from '../source-place.ts';
import type { Synthesis } from '../synth.ts';
import { refuseUnfinished } from '../unfinished.ts';
import type { Workspace } from '../why/app-rendering.ts';
import { askedFor, type Question } from '../why/asked.ts';
import { masked } from '../why/masked.ts';
import { placesOfAnswers } from '../why/place-of-answer.ts';
import { whyObject } from '../why/why-object.ts';
import { whyText } from '../why/why-text.ts';
import { readWorkspace } from '../why/workspace-of.ts';

export interface WhyDeps extends Question {
  readonly root: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** @default - that of the repository */
  readonly model?: ReadModel;
  /** @default - that of the repository */
  readonly workspace?: (root: string, model: Model) => Workspace | Promise<Workspace>;
}

/** Names what an object or a field of it hangs on: as rendered now, whatever stands in generated/. */
export async function why(deps: WhyDeps, io: Io): Promise<ExitCode> {
  const { root, render, model: read = readModel, workspace = readWorkspace } = deps;
  refuseUnfinished(root);
  io.progress('rendering');
  const [model, { files }] = await Promise.all([read(root), render()]);
  const asked = askedFor(deps, model, files);
  const { app, cluster, object, field, others } = asked;
  io.progress('rendering with other facts');
  const why = whyObject(await workspace(root, model), placesOfAnswers(root), asked);
  const made = madeAt(object.origin, root);
  const { apiVersion, kind, metadata } = object.manifest;
  const answer = {
    apiVersion,
    kind,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
    name: metadata.name,
    app: app.name,
    cluster: cluster.name,
    ring: cluster.ring.name,
    file: object.path,
    source: object.source,
    ...(made && { madeAt: made }),
    ...(field !== undefined && { field }),
    ...why,
  };
  const heading = {
    object: nameOf(object.manifest),
    ...(field !== undefined && { field }),
    cluster: cluster.name,
    first: deps.cluster === undefined && others.length > 0 && deps.object !== object.path,
    cloud: cluster.cloud,
    file: object.path,
    made: `${made ? `${made.file}:${made.line}, ` : ''}as ${object.source}`,
  };
  io.answer(masked({ command: 'why', exitCode: 0, object: answer }), () => whyText(heading, why, io));
  return 0;
}
