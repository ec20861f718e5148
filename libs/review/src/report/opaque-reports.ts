import { mask } from '@delivery/manifest';
import type { OpaqueChange } from '../diff/change.ts';
import { grouped } from '../grouped.ts';
import type { Comparison } from '../risk/comparison.ts';
import type { OpaqueReport } from './report.ts';

/** The same from many clusters is one. */
export function opaqueReports({ opaque, before, after }: Comparison): readonly OpaqueReport[] {
  const clusters = new Set([...before.clusters.keys(), ...after.clusters.keys()]);
  const ofAnyCluster = (path: string) =>
    path.replaceAll(/[^/]+(?=\/)/g, (folder) => (clusters.has(folder) ? '*' : folder));
  const sibling = shortened(opaque, ({ what }) => what, ofAnyCluster, 1);
  const said = shortened(opaque, sibling, (path) => `folder ${folderOf(path)}`, SINGLE);
  const same = grouped(opaque, (one) => [said(one), one.operation, one.before, one.after].join('\0'));
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { what, operation, before, after } = first;
    const name = said(first);
    return [
      {
        what: mask(name === what ? what : `${name} (${all.length} files)`),
        operation,
        ...(before !== undefined && { before: mask(before) }),
        ...(after !== undefined && { after: mask(after) }),
        clusters: [...new Set(all.flatMap(({ cluster }) => cluster ?? []))].sort(),
        files: [...new Set(all.map(({ file }) => file))].sort(),
      },
    ];
  });
}

/** How many files of a folder are said one by one. */
const SINGLE = 2;

/** Three deep. */
function folderOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 3).join('/');
}

/** A name for each: the shorter one where it stands for more names than that, of files that no cluster applies and that all come, go or change. */
function shortened(
  opaque: readonly OpaqueChange[],
  nameOf: (one: OpaqueChange) => string,
  shorter: (name: string) => string,
  most: number,
): (one: OpaqueChange) => string {
  const keyOf = (one: OpaqueChange) =>
    one.kind === 'file' && one.cluster === undefined && one.file.includes('/')
      ? [shorter(nameOf(one)), one.operation].join('\0')
      : '';
  const names = new Map([...grouped(opaque, keyOf)].map(([key, all]) => [key, new Set(all.map(nameOf)).size]));
  return (one) => {
    const key = keyOf(one);
    return key !== '' && names.get(key)! > most ? shorter(nameOf(one)) : nameOf(one);
  };
}
