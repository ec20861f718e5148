import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleSource } from '@delivery/kubernetes';
import { CORE_SCHEMA, load } from 'js-yaml';
import { readCrds, type Crd } from './crd.ts';
import type { GoModule } from './go-modules.ts';
import { applyPatch, type Operation } from './json-patch.ts';
import { withoutConversion } from './conversion.ts';

/** The definitions of a module, patched as upstream patches them, in the order of its files and documents. */
export function moduleCrds({ files, patches = {}, unconverted = [] }: ModuleSource, { folder }: GoModule): Crd[] {
  const crds = files
    .flatMap((path) => (path.endsWith('/') ? yamlFiles(folder, path) : [path]))
    .flatMap((path) => readCrds(readFileSync(join(folder, path), 'utf8')));
  const unused = [...Object.keys(patches), ...unconverted].filter(
    (name) => !crds.some((crd) => crd.metadata.name === name),
  );
  if (unused.length > 0) throw new Error(`patches of definitions that are not there: ${unused.join(', ')}`);
  return crds.map((crd) => {
    const file = patches[crd.metadata.name];
    const operations = file && (load(readFileSync(join(folder, file), 'utf8'), { schema: CORE_SCHEMA }) as Operation[]);
    const patched = operations ? applyPatch(crd, operations) : crd;
    return unconverted.includes(crd.metadata.name) ? withoutConversion(patched) : patched;
  });
}

function yamlFiles(folder: string, path: string): string[] {
  return readdirSync(join(folder, path))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => path + name);
}
