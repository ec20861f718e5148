import { synth, type Synthesis } from '@delivery/cli/synth';
import { readSources } from '@delivery/tree';
import type { Source } from '@delivery/yaml';
import { apps } from 'delivery:apps';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** Replaces text in fact files: `[file, from, to]`. */
export type Edit = readonly [file: string, from: string, to: string];

/** The repository's own fleet, with edits of its facts. */
export function synthWith(...edits: readonly Edit[]): Synthesis {
  return synth(apps, sourcesWith(...edits));
}

export function sourcesWith(...edits: readonly Edit[]): readonly Source[] {
  return edits.reduce<readonly Source[]>((sources, [file, from, to]) => {
    const found = sources.find((source) => source.file === file);
    const text = new TextDecoder().decode(found?.bytes);
    if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
    const bytes = new TextEncoder().encode(text.replace(from, to));
    return sources.map((source) => (source === found ? { file, bytes } : source));
  }, readSources(root));
}

/** Paths of objects whose text differs between two trees, below `generated/clusters/`: `+` added, `-` removed, `~` changed. */
export function changes(before: Synthesis, after: Synthesis): readonly string[] {
  return changedPaths(before, after).flatMap((line) => {
    const [mark, path = ''] = line.split(' ');
    return path.startsWith('generated/clusters/') ? [`${mark} ${path.replace('generated/clusters/', '')}`] : [];
  });
}

/** As `changes`, of every file. */
export function changedPaths(before: Synthesis, after: Synthesis): readonly string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].sort().flatMap((path) => {
    const [old, next] = [before.files.get(path)?.text, after.files.get(path)?.text];
    return old === next ? [] : [`${old === undefined ? '+' : next === undefined ? '-' : '~'} ${path}`];
  });
}
