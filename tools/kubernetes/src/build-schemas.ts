import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crdSources, writePart } from '@delivery/kubernetes';
import { crdContents, type CrdContent } from './crd-content.ts';
import { crdsPart } from './crds-part.ts';
import { digestOf } from './digest.ts';
import { kubernetesPart } from './kubernetes-part.ts';
import { updatePart } from './part-file.ts';
import { schemaSources } from './schema-sources.ts';

// npm runs scripts in the root of the repository
const target = 'libs/kubernetes/schemas';
const check = process.argv.includes('--check');
/** Of a list of changes, the first are told. */
const told = 20;

function complain(path: string, changes: readonly string[]): void {
  const more = changes.length > told ? [`and ${changes.length - told} more`] : [];
  const list = [...changes.slice(0, told), ...more].map((change) => `\n  ${change}`).join('');
  console.error(`${path} differs from its sources; run "npm run build:schemas" and commit the result${list}`);
  process.exitCode = 1;
}

function report(path: string, changes: readonly string[], what: string): void {
  if (check && changes.length > 0) complain(path, changes);
  console.log(`${changes.length === 0 ? 'same' : check ? 'DIFFERS' : 'wrote'} ${path}: ${what}`);
}

/** What `npm run build:crds` wrote, so that schemas are those of the definitions that the tree holds. */
const committed = crdSources.map(({ name, version }): [string, CrdContent] => [
  name,
  JSON.parse(readFileSync(`libs/kubernetes/crds/${name}/${version}.json`, 'utf8')) as CrdContent,
]);
const contentOf = crdContents(schemaSources);
const extra = schemaSources.map((source): [string, CrdContent] => [source.name, contentOf(source)]);
const parts = { 'kubernetes.jsonl.br': kubernetesPart(), 'crds.jsonl.br': crdsPart([...committed, ...extra]) };

mkdirSync(target, { recursive: true });
for (const [name, { content, definitions }] of Object.entries(parts)) {
  const path = join(target, name);
  const changes = updatePart(path, writePart(content, definitions, digestOf), { check });
  report(path, changes, `${Object.keys(content.kinds).length} kinds, ${definitions.size} definitions`);
}

const table = join(target, 'sources.json');
const sources = Object.values(parts).flatMap((part) => part.sources);
const text = `${JSON.stringify(sources, null, 2)}\n`;
const same = existsSync(table) && readFileSync(table, 'utf8') === text;
if (!same && !check) writeFileSync(table, text);
report(table, same ? [] : ['other sources, versions or digests'], `${sources.length} sources`);
