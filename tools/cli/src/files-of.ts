import type { RenderedObject } from '@delivery/component';
import { Refusal, type Finding } from '@delivery/findings';
import { foldPath, nameOf, type Manifest } from '@delivery/manifest';

export interface GeneratedFile {
  readonly text: string;
  /** App that rendered it. */
  readonly app: string;
  /** Absent for files that clusters share, e.g. CRDs. */
  readonly cluster?: string;
  readonly manifest: Manifest;
  /** Path of the construct that made it. */
  readonly source: string;
}

/**
 * Objects by path, sorted by code unit.
 *
 * @throws Refusal 3 when two objects would share a file, also on a disk that folds case or Unicode forms, and when two apps render one object
 */
export function filesOf(objects: readonly RenderedObject[]): ReadonlyMap<string, GeneratedFile> {
  const findings = [
    ...twice(objects, ({ path }) => foldPath(path)),
    ...twice(objects.filter(hasOwnFile), ({ cluster, path }) => `${cluster} ${foldPath(identityIn(path))}`),
  ];
  if (findings.length > 0) throw new Refusal(3, findings);
  const sorted = [...objects].sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Map(sorted.map(({ path, ...file }) => [path, file]));
}

/** Sync objects are keyed by app alone. */
const hasOwnFile = ({ path }: RenderedObject) => /\/(apps|bootstrap)\//.test(path);

/** `order/service_order.yaml` */
const identityIn = (path: string) => path.split('/').slice(-2).join('/');

function twice(objects: readonly RenderedObject[], key: (object: RenderedObject) => string): readonly Finding[] {
  const first = new Map<string, RenderedObject>();
  return objects.flatMap((object) => {
    const other = first.get(key(object));
    first.set(key(object), other ?? object);
    return other === undefined
      ? []
      : [
          {
            id: 'object-is-rendered-once',
            severity: 'error' as const,
            subject: `${nameOf(object.manifest)}${object.cluster === undefined ? '' : ` on ${object.cluster}`}`,
            at: { file: object.path, path: object.source },
            found:
              other.path === object.path
                ? `rendered twice, by ${other.source} and by ${object.source}`
                : `rendered by ${object.source}, and by ${other.source} to ${other.path}`,
            allowed: 'one file and one app an object, on disks that fold case too',
            fix: 'remove one of the two, or give it a name or namespace of its own',
          },
        ];
  });
}
