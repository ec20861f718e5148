import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder, writeFiles } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { fleet, pathOf, runCli } from '../testing/run-cli.ts';

const A = pathOf('local/order/a');
const B = pathOf('local/order/b');
const next = () => fleet({ 'local/order/a': 'one', 'local/order/b': 'two' });
const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

it('writes what is missing, then nothing', async () => {
  const root = tempFolder();
  expect(await runCli('synth', { root, render: next })).toEqual({
    exitCode: 0,
    stdout: `+ ${A}\n+ ${B}\n`,
    stderr: 'rendering\ncomparing with generated/\nwrote 2 files (2 new)\n',
  });
  expect(read(root, A)).toBe(next().files.get(A)?.text);
  expect(await runCli('synth', { root, render: next })).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'rendering\ncomparing with generated/\nnothing to write: 2 files as rendered\n',
  });
});

it('lists what it overwrote, removed and changed, what is lost first', async () => {
  const root = tempFolder();
  const before = fleet({
    'local/order/a': 'one',
    'local/order/b': 'two',
    'local/order/c': 'three',
    'local/order/d': '4',
  });
  await runCli('synth', { root, render: () => before });
  writeFiles(root, { [B]: 'edited by hand\n' });
  const render = () => fleet({ 'local/order/a': 'ONE', 'local/order/b': 'two', 'local/order/d': '4' });
  const { exitCode, stdout, stderr } = await runCli('synth', { root, render });
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`! ${B}  (hand edit)\n- ${pathOf('local/order/c')}\n~ ${A}\n`);
  expect(stderr).toContain('wrote 1 file, overwrote 1 (hand edit), removed 1, left 1 as they were\n');
});

it('--dry-run says the same and touches nothing', async () => {
  const root = tempFolder({ [B]: 'old\n' });
  const { exitCode, stdout, stderr } = await runCli('synth --dry-run', { root, render: next });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `~ ${B}\n+ ${A}\n` });
  expect(stderr).toContain('would write 2 files (1 new)\n');
  expect(existsSync(join(root, A))).toBe(false);
  expect(read(root, B)).toBe('old\n');
});

describe('a foreign file', () => {
  const foreign = 'generated/README.md';

  it('is left alone, reported, and exits with 1', async () => {
    const root = tempFolder({ [foreign]: 'mine\n' });
    const { exitCode, stderr } = await runCli('synth', { root, render: next });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `error ${foreign} tree-foreign\n  ${foreign}\n  found    a file that nothing renders\n` +
        '  allowed  files that synth wrote\n' +
        '  fix      move it out of generated/, or remove it with `npm run synth -- --discard`\n',
    );
    expect(read(root, foreign)).toBe('mine\n');
  });

  it('goes with --discard', async () => {
    const root = tempFolder({ [foreign]: 'mine\n' });
    await runCli('synth', { root, render: next });
    expect(await runCli('synth --discard --dry-run', { root, render: next })).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('would discard 1 (foreign), leave 2 as they are\n'),
    });
    expect(existsSync(join(root, foreign))).toBe(true);
    expect(await runCli('synth --discard', { root, render: next })).toMatchObject({
      exitCode: 0,
      stdout: `! ${foreign}  (foreign)\n`,
    });
    expect(existsSync(join(root, foreign))).toBe(false);
  });
});

it('repairs a tree that was left unfinished, and says so', async () => {
  const root = tempFolder({ [A]: 'half', 'generated/.unfinished': 'mark\n' });
  const dry = await runCli('synth --dry-run', { root, render: next });
  expect(dry.stderr).toContain('would repair generated/, which an earlier write had left unfinished\n');
  const { exitCode, stderr } = await runCli('synth', { root, render: next });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('repaired generated/, which an earlier write had left unfinished\n');
  expect(existsSync(join(root, 'generated/.unfinished'))).toBe(false);
});

it('lists at most twenty files as text, and all as JSON', async () => {
  const many = () => fleet(Object.fromEntries(Array.from({ length: 23 }, (_, i) => [`local/order/c${i}`, 'x'])));
  const text = await runCli('synth --dry-run', { render: many });
  expect(text.stdout.split('\n').slice(19)).toEqual([expect.stringMatching(/^\+ /), '… and 3 more', '']);
  const json = await runCli('synth --dry-run --output json', { render: many });
  expect(JSON.parse(json.stdout).changes.added).toHaveLength(23);
});

it('has this JSON', async () => {
  const root = tempFolder({ 'generated/README.md': '' });
  const { stdout } = await runCli('synth --output json', { root, render: next });
  expect(JSON.parse(stdout)).toEqual({
    command: 'synth',
    exitCode: 1,
    dryRun: false,
    changes: {
      added: [A, B],
      changed: [],
      overwrote: [],
      removed: [],
      removedHandEdits: [],
      discarded: [],
      foreign: ['generated/README.md'],
      unchanged: 0,
      repaired: false,
    },
    findings: [expect.objectContaining({ id: 'tree-foreign', at: { file: 'generated/README.md' } })],
  });
});
