import type { Path, Violation } from '../check.ts';
import { textAt } from '../fields.ts';
import type { World } from '../world.ts';
import { containersOf } from './containers.ts';
import { eachPod, type Wrong } from './each.ts';
import { imageNameOf, type ImageName } from './image-name.ts';
import { perPod } from './per-pod.ts';
import { volumesOf } from './volumes.ts';

/** An image that a container runs, or that a volume holds. */
export interface Image extends ImageName {
  /** As it is written. */
  readonly text: string;
  /** For messages, e.g. `container "order"`, `volume "model"`. */
  readonly title: string;
  /** Of the name of the image, below the pod's spec. */
  readonly path: Path;
  readonly pullPolicy: string | undefined;
  /** Below the pod's spec. */
  readonly pullPolicyPath: Path;
}

const imagesOf = perPod((pod): readonly Image[] => [
  ...containersOf(pod).flatMap(({ fields, list, index, title }) => {
    const text = textAt(fields, 'image');
    if (!text) return [];
    const pullPolicy = textAt(fields, 'imagePullPolicy');
    const [path, pullPolicyPath] = [
      [list, index, 'image'],
      [list, index, 'imagePullPolicy'],
    ];
    return [{ ...imageNameOf(text), text, title, path, pullPolicy, pullPolicyPath }];
  }),
  ...volumesOf(pod).flatMap(({ fields, path: volume, title }) => {
    const text = textAt(fields, 'image', 'reference');
    if (!text) return [];
    const pullPolicy = textAt(fields, 'image', 'pullPolicy');
    const [path, pullPolicyPath] = [
      [...volume, 'image', 'reference'],
      [...volume, 'image', 'pullPolicy'],
    ];
    return [{ ...imageNameOf(text), text, title, path, pullPolicy, pullPolicyPath }];
  }),
]);

/** Inspects every image that has a name: schemas ask for the name itself. What is found begins with who has the image. */
export function eachImage(
  look: (image: Image, world: World) => Iterable<Wrong>,
): (world: World) => Iterable<Violation> {
  return eachPod(function* (pod, world) {
    for (const image of imagesOf(pod)) {
      for (const wrong of look(image, world)) yield { ...wrong, found: `${image.title}: ${wrong.found}` };
    }
  });
}
