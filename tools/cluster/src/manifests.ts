import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isManifest, type Manifest } from '@delivery/manifest';
import { parseAllDocuments } from 'yaml';
import { refuse } from './refuse.ts';

/** The objects of one file. */
export interface ManifestFile {
  readonly file: string;
  readonly manifests: readonly Manifest[];
}

/**
 * Every object of a YAML file, or of all YAML files below a folder.
 *
 * @param change applied to the text before it is read. @default - none
 * @throws Refusal for a file that is not there, is no YAML or holds something else than objects
 */
export async function readManifests(path: string, change = (text: string) => text): Promise<ManifestFile[]> {
  const files = await yamlFiles(path);
  return Promise.all(
    files.map(async (file) => ({ file, manifests: parseManifests(file, change(await readFile(file, 'utf8'))) })),
  );
}

async function yamlFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    const fix = 'give the path of a rendered file or folder, or render it: npm run synth';
    throw refuse(3, { id: 'manifests-exist', subject: path, found: 'nothing there', fix });
  }
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true });
  return entries
    .filter((entry) => entry.endsWith('.yaml'))
    .sort()
    .map((entry) => join(path, entry));
}

function parseManifests(file: string, text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    const [error] = document.errors;
    const value: unknown = error ? undefined : document.toJS();
    if (error === undefined && value === null) return [];
    if (isManifest(value)) return value;
    const found = error?.message ?? 'a document without apiVersion, kind or metadata.name';
    const fix = 'render the tree again: npm run synth';
    throw refuse(3, {
      id: 'manifests-readable',
      subject: file,
      at: { file },
      found,
      allowed: 'Kubernetes objects',
      fix,
    });
  });
}
