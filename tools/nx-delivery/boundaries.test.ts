import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { roomOf, rooms } from './may-import.js';
import { checkout, runNx, smallWorkspace } from './small-workspace.ts';

interface Graph {
  readonly nodes: Readonly<Record<string, { readonly data: { readonly root: string } }>>;
  readonly dependencies: Readonly<Record<string, readonly { source: string; target: string }[]>>;
}

describe('the project graph of this workspace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nx-graph-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  await runNx(checkout, 'graph', `--file=${join(folder, 'graph.json')}`);
  const { graph } = JSON.parse(readFileSync(join(folder, 'graph.json'), 'utf8')) as { graph: Graph };
  const roomOfProject = (name: string) => roomOf(graph.nodes[name]?.data.root ?? '');

  it('has a row in the table for each project, and a project for each row', () => {
    const found = new Set(Object.keys(graph.nodes).map(roomOfProject));
    expect([...found].sort()).toEqual(Object.keys(rooms).sort());
  });

  it('has no edge that the table does not allow', () => {
    const edges = Object.values(graph.dependencies)
      .flat()
      .filter(({ target }) => target in graph.nodes);
    const forbidden = edges.filter(
      ({ source, target }) => !rooms[roomOfProject(source)]?.imports.includes(roomOfProject(target)),
    );
    expect(edges.length).toBeGreaterThan(0);
    expect(forbidden.map(({ source, target }) => `${source} → ${target}`)).toEqual([]);
  });
});

const boundary = '@nx/enforce-module-boundaries';
const noClusterNames = 'delivery/no-cluster-names';
const impure = 'apps/ and libs/ are pure';
type Planted = readonly [line: string, rule: string, message: string];

const plantedInLib: readonly Planted[] = [
  [
    "export * from '@delivery/manifest';",
    boundary,
    'A project tagged with "room:yaml" can only depend on libs tagged with "room:findings"',
  ],
  ["export * from 'cdk8s';", boundary, 'A project tagged with "room:yaml" is not allowed to import "cdk8s"'],
  ["export * from 'vitest';", boundary, 'A project tagged with "room:yaml" is not allowed to import "vitest"'],
  ["export * from '../../findings/src/index.ts';", boundary, 'Projects cannot be imported by a relative'],
  ["export * from 'node:fs';", 'no-restricted-imports', impure],
  ["export * from 'fs/promises';", 'no-restricted-imports', impure],
  ["export const a = await import('node:fs');", 'no-restricted-syntax', impure],
  ["export const b = process.env['HOME'];", 'no-restricted-globals', impure],
  ["export const c = globalThis.process.env['HOME'];", 'no-restricted-globals', impure],
  ['export const d = Date.now();', 'no-restricted-properties', impure],
  ['export const e = new Date();', 'no-restricted-syntax', impure],
  ['export const f = Date();', 'no-restricted-syntax', impure],
  ['export const g = Math.random();', 'no-restricted-properties', impure],
  ['export const h = setTimeout(() => {}, 1);', 'no-restricted-globals', impure],
  ["export const i = fetch('http://127.0.0.1');", 'no-restricted-globals', impure],
  ['export const j = crypto.randomUUID();', 'no-restricted-globals', impure],
  ['export const k = performance.now();', 'no-restricted-globals', impure],
  ['export const l = import.meta.url;', 'no-restricted-syntax', impure],
  ["export const m = 'a'.localeCompare('b');", 'no-restricted-properties', 'depends on the locale'],
  ['/* eslint-disable */ export const n: any = 1;', '@typescript-eslint/no-explicit-any', 'Unexpected any'],
];

const plantedInApp: readonly Planted[] = [
  ["export * from '../payment/component.ts';", boundary, 'Projects cannot be imported by a relative'],
  ["export * from '@delivery/findings';", boundary, 'A project tagged with "room:app" can only depend on libs'],
  ['export const a = (cluster: { cloud: string }) => cluster.cloud;', noClusterNames, 'Asks which cloud it is'],
  ['export const b = (cluster: { name: string }) => cluster.name < a(cluster as never);', noClusterNames, 'Decides by'],
  ["export const c = 'aws';", noClusterNames, '"aws" names a cloud'],
  ["export const d = 'aws-prod';", noClusterNames, '"aws-prod" names a cluster'],
];

const plantedInConstructs: readonly Planted[] = [["export const a = 'aws-prod';", noClusterNames, '"aws-prod" names']];

const lines = (planted: readonly Planted[]) => planted.map(([line]) => `${line}\n`).join('');

describe('npm run lint, in a fresh clone with planted mistakes', async () => {
  const workspace = smallWorkspace({
    'libs/findings/src/index.ts': "export const finding = 'finding';\n",
    'libs/manifest/src/index.ts': "export const manifest = 'manifest';\n",
    'libs/yaml/src/index.ts': "export { finding } from '@delivery/findings';\nexport * from 'yaml';\n",
    'libs/yaml/src/index.test.ts':
      "export * from 'node:fs';\nexport * from 'vitest';\nexport const now = Date.now();\n",
    'libs/yaml/src/planted.ts': lines(plantedInLib),
    'libs/overlays/aws/src/index.ts': "export const aws = 'aws';\n",
    'libs/constructs/src/planted.ts': lines(plantedInConstructs),
    'libs/constructs/src/index.test.ts': "export const aws = 'aws-prod';\n",
    'clusters/aws-prod.yaml': 'cloud: aws\n',
    'clusters/rings.yaml': '[]\n',
    'apps/services/payment/component.ts':
      "export { manifest } from '@delivery/manifest';\nexport const rings = (role: string) => role === 'aws' && 'rings';\n",
    'apps/services/order/component.ts': lines(plantedInApp),
    'apps/services/order/component.test.ts': "export const on = ['aws', 'aws-prod'];\n",
  });
  afterAll(workspace.remove);
  const { code, stdout } = await runNx(
    workspace.root,
    'run-many',
    '-t',
    'lint',
    '-p',
    '@delivery/yaml',
    '@delivery/constructs',
    '@delivery/overlay-aws',
    'order',
    'payment',
  );
  const problems = eslintProblems(stdout).filter(({ severity }) => severity === 'error');

  it('fails', () => expect(code).toBe(1));

  it.each([
    ['libs/yaml/src/planted.ts', plantedInLib],
    ['libs/constructs/src/planted.ts', plantedInConstructs],
    ['apps/services/order/component.ts', plantedInApp],
  ])('says of each line of %s what is wrong', (file, planted) => {
    const said = planted.map((_, index) => problems.find((p) => p.file.endsWith(file) && p.line === index + 1));
    expect(said.map((problem) => problem?.rule)).toEqual(planted.map(([, rule]) => rule));
    planted.forEach(([, , message], index) => expect(said[index]?.message).toContain(message));
  });

  it('says nothing else: a test may read files, import vitest, ask the clock and name clusters', () => {
    expect(problems).toHaveLength(plantedInLib.length + plantedInConstructs.length + plantedInApp.length);
  });
});

function eslintProblems(output: string) {
  let file = '';
  return output.split('\n').flatMap((line) => {
    if (/^\/.*\.[jt]s$/.test(line)) file = line;
    const match = /^ +(\d+):\d+ +(error|warning) +(.*?) {2,}(\S+)$/.exec(line);
    return match ? [{ file, line: Number(match[1]), severity: match[2], message: match[3] ?? '', rule: match[4] }] : [];
  });
}
