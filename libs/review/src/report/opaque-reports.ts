import { mask } from '@delivery/manifest';
import type { OpaqueChange } from '../diff/change.ts';
import { grouped } from '../grouped.ts';
import type { Comparison } from '../risk/comparison.ts';
import type { OpaqueReport } from './report.ts';

/** The same from many clusters is one. */
export function opaqueReports({ opaque }: Comparison): readonly OpaqueReport[] {
  const folded = foldedFolders(opaque);
  const same = grouped(opaque, (one) => [folded(one) ?? one.what, one.operation, one.before, one.after].join('\0'));
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { what, operation, before, after } = first;
    const folder = folded(first);
    return [
      {
        what: mask(folder === undefined ? what : `folder ${folder} (${all.length} files)`),
        operation,
        ...(before !== undefined && { before: mask(before) }),
        ...(after !== undefined && { after: mask(after) }),
        clusters: [...new Set(all.flatMap(({ cluster }) => cluster ?? []))].sort(),
        files: [...new Set(all.map(({ file }) => file))].sort(),
      },
    ];
  });
}

/** How many files of a folder that no cluster applies are said one by one. */
const SINGLE = 2;

/** The folder, three deep, that is said instead of many of its files, all of which come, go or change and are for no cluster. */
function foldedFolders(opaque: readonly OpaqueChange[]): (one: OpaqueChange) => string | undefined {
  const folderOf = ({ kind, cluster, file, operation }: OpaqueChange) => {
    const folders = file.split('/').slice(0, -1).slice(0, 3);
    return kind === 'file' && cluster === undefined && folders.length > 0
      ? [folders.join('/'), operation].join('\0')
      : '';
  };
  const folders = grouped(opaque, folderOf);
  return (one) => {
    const folder = folderOf(one);
    return folder !== '' && (folders.get(folder)?.length ?? 0) > SINGLE ? folder.split('\0')[0] : undefined;
  };
}
