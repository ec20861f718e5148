import { countObjects, sum } from './counts.ts';
import type { Synthesis } from './synth.ts';

/** The fleet with its counts, as `--output json` shows it. */
export function fleetJson(synthesis: Synthesis) {
  const counts = countObjects(synthesis);
  return {
    objects: sum(counts),
    files: synthesis.files.size,
    apps: synthesis.apps.map(({ name, stage }) => ({
      name,
      stage,
      objects: sum(counts, { app: name }),
      shared: sum(counts, { app: name, cluster: undefined }),
      clusters: Object.fromEntries(
        counts.flatMap(({ app, cluster, objects }) =>
          app === name && cluster !== undefined ? [[cluster, objects]] : [],
        ),
      ),
    })),
    clusters: synthesis.clusters.map(({ name, cloud, environment, ring, engine }) => ({
      name,
      cloud,
      environment,
      ring,
      engine,
      objects: sum(counts, { cluster: name }),
    })),
  };
}
