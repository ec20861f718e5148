import type { Path, Violation } from '../check.ts';
import type { World } from '../world.ts';
import { containersOf, type Container } from './containers.ts';
import type { PodTemplate } from './pod-template.ts';

/** What is wrong at a field below a pod template or a container. */
export interface Wrong {
  /** Below the pod's spec for `eachPod`, below the container for `eachContainer`. */
  readonly path: Path;
  readonly found: string;
  readonly allowed: string;
  readonly fix?: string;
}

/** Inspects every pod template; paths are below its `spec`. */
export function eachPod(
  look: (pod: PodTemplate, world: World) => Iterable<Wrong>,
): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const pod of world.pods) {
      for (const { path, ...wrong } of look(pod, world)) {
        yield { object: pod.owner, path: [...pod.path, 'spec', ...path], ...wrong };
      }
    }
  };
}

/** Inspects every init, ordinary and ephemeral container; what is found begins with the container's title. */
export function eachContainer(
  look: (container: Container, world: World) => Iterable<Wrong>,
): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const pod of world.pods) {
      for (const container of containersOf(pod)) {
        for (const { path, found, ...wrong } of look(container, world)) {
          yield {
            object: pod.owner,
            path: [...container.path, ...path],
            found: `${container.title}: ${found}`,
            ...wrong,
          };
        }
      }
    }
  };
}

/** Inspects patches of pods as well: for what a field must not say, whoever made the rest of the pod. */
export function withPatches(inspect: (world: World) => Iterable<Violation>): (world: World) => Iterable<Violation> {
  return (world) => inspect({ ...world, pods: [...world.pods, ...world.patches] });
}

/** Inspects with each of them in turn. */
export function inTurn(
  ...inspections: readonly ((world: World) => Iterable<Violation>)[]
): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const inspect of inspections) yield* inspect(world);
  };
}
