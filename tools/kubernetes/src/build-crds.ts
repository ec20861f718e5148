import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crdOrigin, crdSourceAnnotation, crdSources, type CrdSource } from '@delivery/kubernetes';
import { readCrds, type Crd } from './crd.ts';
import { downloadModules } from './go-modules.ts';
import { moduleCrds } from './module-source.ts';
import { typedCrds } from './types-source.ts';

// npm runs scripts in the root of the repository
const target = 'libs/kubernetes/crds';
const check = process.argv.includes('--check');

const pinned = ({ module, version }: CrdSource) => `${module}@v${version}`;
const modules = downloadModules(crdSources.filter(({ module }) => module !== undefined).map(pinned));

/** Where a source's definitions come from, and the definitions. */
function contentOf(source: CrdSource): { readonly crds: readonly Crd[] } & Readonly<Record<string, unknown>> {
  const { version } = source;
  if (source.from === 'types') {
    return { package: source.package, version, crds: marked(source, typedCrds(source, 'node_modules')) };
  }
  if (source.from === 'hand') {
    const text = readFileSync(`tools/kubernetes/hand/${source.name}.yaml`, 'utf8');
    return { documentation: source.documentation, version, crds: marked(source, readCrds(text)) };
  }
  const module = modules.get(pinned(source));
  if (module === undefined) throw new Error(`go mod download said nothing about ${pinned(source)}`);
  return { module: source.module, version: `v${version}`, sum: module.sum, crds: moduleCrds(source, module) };
}

function marked(source: CrdSource, crds: readonly Crd[]): Crd[] {
  const mark = { [crdSourceAnnotation]: crdOrigin(source) ?? '' };
  return crds.map((crd) => {
    return { ...crd, metadata: { ...crd.metadata, annotations: { ...crd.metadata.annotations, ...mark } } };
  });
}

function complain(path: string, what: string): void {
  console.error(`${path} ${what}; run "npm run build:crds" and commit the result`);
  process.exitCode = 1;
}

const written = new Set<string>();
for (const source of crdSources) {
  const path = join(target, source.name, `${source.version}.json`);
  written.add(path);
  const content = contentOf(source);
  const text = `${JSON.stringify(content)}\n`;
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!same && check) complain(path, 'differs from its source');
  else if (!same) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const size = `${content.crds.length} kinds, ${Math.ceil(text.length / 1000)} kB`;
  console.log(`${same ? 'same' : check ? 'DIFFERS' : 'wrote'} ${source.name} ${source.version}: ${size}`);
}

for (const name of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
  const path = join(target, name);
  if (!name.endsWith('.json') || written.has(path)) continue;
  if (check) complain(path, 'is not in the table of sources');
  else rmSync(path);
  console.log(`${check ? 'LEFT OVER' : 'removed'} ${name}`);
}
