import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@delivery/tree/testing';
import { expect, it } from 'vitest';
import { fleet, pathOf, runCli } from '../testing/run-cli.ts';

const render = () => fleet({ 'local/order/a': 'one', 'local/order/b': 'two' });
/** The screen without the time it took. */
const screen = (stdout: string) => stdout.replace(/\d+\.\d\d s/, '0.00 s');

it('renders, writes, reads back and shows all of it', async () => {
  const root = tempFolder();
  const { exitCode, stdout } = await runCli('start', { root, render });
  expect(exitCode).toBe(0);
  expect(screen(stdout)).toBe(`One model, 1 app on 1 cluster: 2 objects in 2 files under generated/.

          local  total
services
  order       2      2
total         2      2

generated/  wrote 2 files (2 new)
            + ${pathOf('local/order/a')}
            + ${pathOf('local/order/b')}
            read back: equal to the rendering; 0.00 s in all

validate    2 objects on 1 cluster: 2 valid, 0 invalid, 0 errors, 0 skipped

next        npm run delivery -- diff      what changed, each change once
            npm run delivery -- tree      every app on every cluster
            npm run delivery -- report    what a reviewer of your branch sees
            npm run synth                 after each edit in apps/ or clusters/
            npm test                      what must stay true
`);
  expect(existsSync(join(root, pathOf('local/order/a')))).toBe(true);
  const again = await runCli('start', { root, render });
  expect(again.stdout).toContain('generated/  nothing to write: 2 files as rendered\n            read back: equal');
  expect(again.stdout).toContain('next        npm run delivery -- tree');
});

it('exits with 1 when something foreign stands in the tree', async () => {
  const root = tempFolder({ 'generated/README.md': '' });
  const { exitCode, stdout, stderr } = await runCli('start', { root, render });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('read back: 1 file not as rendered, see below; ');
  expect(stderr).toContain('error generated/README.md tree-foreign\n');
});

it('fits one screen with 14 clusters and 30 apps: then it shows a line a cluster', async () => {
  const clusters = Array.from({ length: 14 }, (_, i) => `gcp-staging-europe-west${i}`);
  const ids = clusters.flatMap((cluster) => Array.from({ length: 30 }, (_, i) => [`${cluster}/service-${i}/a`, 'x']));
  const { stdout } = await runCli('start', { render: () => fleet(Object.fromEntries(ids)) });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines.filter((line) => line.length > 100 && !line.includes(' generated/'))).toEqual([]);
  expect(lines[0]).toBe('One model, 30 apps on 14 clusters: 420 objects in 420 files under generated/.');
  expect(lines.slice(2, 4)).toEqual([
    '                           services  total',
    'gcp-staging-europe-west0         30     30',
  ]);
  expect(lines).toContain('total                           420    420');
});

it('has this JSON', async () => {
  expect(JSON.parse((await runCli('start --output json', { render })).stdout)).toMatchObject({
    command: 'start',
    exitCode: 0,
    milliseconds: expect.any(Number),
    objects: 2,
    files: 2,
    apps: [{ name: 'order', objects: 2 }],
    clusters: [{ name: 'local', objects: 2 }],
    changes: { added: [pathOf('local/order/a'), pathOf('local/order/b')], removed: [], foreign: [] },
    findings: [],
  });
});
