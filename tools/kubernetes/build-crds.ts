import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { crdSources, type CrdSource } from '@delivery/kubernetes';

/** Descriptions are two thirds of a CRD and change nothing the API server does. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // a property that is called "description" is a schema, not a text
      .filter(([key, child]) => !(key === 'description' && typeof child === 'string'))
      .map(([key, child]) => [key, withoutDescriptions(child)]),
  );
}

function download({ module, version }: CrdSource): { Dir: string; Sum: string } {
  const answer = execFileSync('go', ['mod', 'download', '-json', `${module}@v${version}`], {
    encoding: 'utf8',
    cwd: '/',
  });
  return JSON.parse(answer) as { Dir: string; Sum: string };
}

function build(source: CrdSource): string {
  const { Dir, Sum } = download(source);
  const crds = source.files.map((file) => withoutDescriptions(parse(readFileSync(join(Dir, file), 'utf8'))));
  const { module, version } = source;
  return `${JSON.stringify({ module, version: `v${version}`, sum: Sum, crds })}\n`;
}

// npm runs scripts in the root of the repository
const root = 'libs/kubernetes/crds';
const check = process.argv.includes('--check');
for (const source of crdSources) {
  const path = join(root, source.name, `${source.version}.json`);
  const text = build(source);
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!same && check) {
    console.error(
      `${path} differs from ${source.module}@v${source.version}; run "npm run build:crds" and commit the result`,
    );
    process.exitCode = 1;
  } else if (!same) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(`${same ? 'same' : check ? 'DIFFERS' : 'wrote'} ${source.name} ${source.version} ${text.length} bytes`);
}
