import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder, writeFiles } from '@delivery/tree/testing';
import { expect, it } from 'vitest';
import type { GeneratedFile, Synthesis } from './synth.ts';
import { fleet, pathOf, runCli } from './testing/run-cli.ts';

const OWNERS = '.github/CODEOWNERS';
const CHART = 'generated/helm/shop/Chart.yaml';
const A = pathOf('local/order/a');

/** An object, a chart, and owners. */
function render(): Synthesis {
  const synthesis = fleet({ 'local/order/a': 'one' });
  const plain = [OWNERS, CHART].map((path) => [path, { text: `${path}\n`, source: 'test' }] as const);
  return { ...synthesis, files: new Map<string, GeneratedFile>([...synthesis.files, ...plain]) };
}

it('synth writes plain files with the objects, and overwrites what somebody wrote into them', async () => {
  const root = tempFolder();
  expect((await runCli('synth', { root, render })).stdout).toBe(`+ ${OWNERS}\n+ ${A}\n+ ${CHART}\n`);
  writeFiles(root, { [OWNERS]: '* @mine\n', [CHART]: 'mine\n' });
  const { exitCode, stdout, stderr } = await runCli('synth', { root, render });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `! ${OWNERS}  (hand edit)\n! ${CHART}  (hand edit)\n` });
  expect(stderr).toContain('overwrote 2 (hand edits), left 1 as they were\n');
  expect(readFileSync(join(root, OWNERS), 'utf8')).toBe(`${OWNERS}\n`);
});

it('check tells a hand edit of them', async () => {
  const root = tempFolder();
  await runCli('synth', { root, render });
  writeFiles(root, { [OWNERS]: '* @mine\n' });
  const { exitCode, stdout } = await runCli('check', { root, render });
  expect(exitCode).toBe(1);
  expect(stdout).toBe(`error ${OWNERS}:1 tree-differs
  ${OWNERS}
  found    \`* @mine\`
  allowed  \`${OWNERS}\`
  fix      run \`npm run synth\` and commit ${OWNERS} with your change
`);
  expect((await runCli('check --app order', { root, render })).exitCode).toBe(0);
});

it('they count as files, not as objects', async () => {
  const { stdout } = await runCli('start', { render });
  expect(stdout).toMatch(/^One model, 1 app on 1 cluster: 1 object in 2 files under generated\/\.\n/);
  expect(stdout).toMatch(/\ntotal +1 +1\n/);
});
