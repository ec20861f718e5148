import { stages, type App } from './declaration.ts';

/** Where an app stands in the order in which a new cluster comes up. */
export interface Position {
  /** Argo CD's sync wave: ten a stage, one more for each `after` before it. */
  readonly wave: number;
  /** Apps of the wave before, sorted by name: what Flux waits for. */
  readonly dependsOn: readonly string[];
}

const known = new WeakMap<readonly App[], ReadonlyMap<string, Position>>();

/**
 * Creation order of the apps of one cluster, the same for both engines: Argo CD waits for all earlier waves, Flux for the whole
 * wave before.
 */
export function orderOf(apps: readonly App[]): ReadonlyMap<string, Position> {
  const positions = known.get(apps) ?? positionsOf(apps);
  known.set(apps, positions);
  return positions;
}

function positionsOf(apps: readonly App[]): ReadonlyMap<string, Position> {
  const waves = new Map(apps.map((app) => [app.name, stages.indexOf(app.stage) * 10 + depth(app, apps)]));
  const inOrder = [...new Set(waves.values())].sort((a, b) => a - b);
  return new Map(
    apps.map(({ name }) => {
      const wave = waves.get(name) ?? 0;
      const before = inOrder[inOrder.indexOf(wave) - 1];
      const dependsOn = apps.map((app) => app.name).filter((other) => waves.get(other) === before);
      return [name, { wave, dependsOn: dependsOn.sort() }];
    }),
  );
}

/** Length of the longest chain of `after` before an app. Apps that this cluster does not have do not count. */
function depth(app: App, apps: readonly App[], path: readonly string[] = []): number {
  if (path.includes(app.name)) throw new Error(`after-is-acyclic did not run: ${[...path, app.name].join(' → ')}`);
  const before = (app.after ?? []).flatMap((name) => apps.filter((other) => other.name === name));
  return Math.max(0, ...before.map((other) => 1 + depth(other, apps, [...path, app.name])));
}
