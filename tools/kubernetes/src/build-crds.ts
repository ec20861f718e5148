import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crdSources } from '@delivery/kubernetes';
import { crdContents } from './crd-content.ts';

// npm runs scripts in the root of the repository
const target = 'libs/kubernetes/crds';
const check = process.argv.includes('--check');

function complain(path: string, what: string): void {
  console.error(`${path} ${what}; run "npm run build:crds" and commit the result`);
  process.exitCode = 1;
}

const contentOf = crdContents(crdSources);
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
