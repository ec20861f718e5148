import { mask, nameOf } from '@delivery/manifest';
import type { Io } from '../io.ts';
import { shortId } from '../rings/branches.ts';
import type { Orphan } from './orphans-of.ts';

/** A block a cluster; two commands an object, which nothing here runs. */
export function orphansText(orphans: readonly Orphan[], color: Io['color']): string {
  if (orphans.length === 0) return 'no protected object has left the tree\n';
  const clusters = [...new Set(orphans.map(({ cluster }) => cluster))];
  const blocks = clusters.map((cluster) => {
    const own = orphans.filter((orphan) => orphan.cluster === cluster);
    return [
      color.bold(`${cluster}${own[0]?.ring === undefined ? '  no longer in clusters/' : ''}`),
      ...own.flatMap(lines),
    ].join('\n');
  });
  return `${[...blocks, WARNING].join('\n\n')}\n`;
}

const WARNING = `Look before you remove: a Namespace goes with everything in it, a CustomResourceDefinition with every object of its
kind, a PersistentVolumeClaim with its data where the StorageClass reclaims by Delete.`;

function lines({ removed, ring, reached, look, remove, ...object }: Orphan): readonly string[] {
  const { apiVersion, kind, name, namespace } = object;
  const named = nameOf({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });
  const pending = reached === false ? `; still in its tree until ring ${ring} has that commit` : '';
  return [
    `  ${named}`,
    `    removed  ${shortId(removed.id)} of ${removed.date}, ${mask(removed.subject)}${pending}`,
    `    look     ${look}`,
    `    remove   ${remove}`,
  ];
}
