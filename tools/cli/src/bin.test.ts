import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '@delivery/tree';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { appSource, tempWorkspace } from './testing/temp-workspace.ts';

const workspace = tempWorkspace();
const { root, write } = workspace;
const bin = join(root, 'tools/cli/bin/delivery.js');
const ORDER = 'apps/services/order/component.ts';
const cache = join(root, 'node_modules/.cache/delivery');
afterAll(workspace.remove);

function run(line: string, cwd = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...line.split(' ')], { cwd, encoding: 'utf8' });
  return { exitCode: status, stdout, stderr };
}

beforeEach(() => {
  rmSync(join(root, 'generated'), { recursive: true, force: true });
  write(ORDER, appSource('order', { a: 'one' }));
});

it('starts without esbuild once there is a bundle, and loads no app for --help', () => {
  write(ORDER, 'throw new Error("loaded");');
  expect(run('--version').exitCode).toBe(0);
  const esbuild = join(root, 'node_modules/esbuild');
  renameSync(esbuild, `${esbuild}-away`);
  expect(run('--help', join(root, 'tools/cli/bin'))).toMatchObject({ exitCode: 0, stderr: '' });
  renameSync(`${esbuild}-away`, esbuild);
});

it('has a whole bundle for each of several first starts at the same moment', async () => {
  rmSync(cache, { recursive: true, force: true });
  const starts = Array.from({ length: 3 }, () =>
    spawn(process.execPath, [bin, 'tree'], { cwd: root, stdio: 'ignore' }),
  );
  expect(await Promise.all(starts.map((child) => new Promise((resolve) => child.on('exit', resolve))))).toEqual([
    0, 0, 0,
  ]);
});

describe('what goes wrong before there is a CLI', () => {
  it('tells a syntax error in an app as esbuild does, with file and line, and exits with 2', () => {
    write(ORDER, 'export default {\n  name: "order"\n  build() {},\n};\n');
    expect(run('check')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error ${ORDER}:3:3 compile
  \`build() {},\`
  found    Expected "}" but found "build"
  fix      correct this line; \`npm run typecheck\` reads the whole workspace
`,
    });
    const { exitCode, stdout, stderr } = run('check --output json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 2,
      findings: [{ id: 'compile', at: { file: ORDER, line: 3, column: 3 } }],
    });
  });

  it('asks for an install when a workspace package is not linked', () => {
    write(ORDER, 'import "@delivery/nope";\n');
    const { exitCode, stderr } = run('check');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('found    Could not resolve "@delivery/nope"\n  fix      run `npm ci`\n');
  });

  it('asks for an install when a package is missing', () => {
    write(ORDER, 'import "not-installed";\nexport default { name: "order", build: () => ({}) };\n');
    const { exitCode, stderr } = run('check');
    expect(exitCode).toBe(2);
    expect(stderr).toContain("found    Cannot find package 'not-installed'\n  fix      run `npm ci`");
  });

  it('exits with 4 when the cache cannot be written', () => {
    rmSync(join(root, 'node_modules/.cache'), { recursive: true });
    writeFileSync(join(root, 'node_modules/.cache'), '');
    const { exitCode, stdout, stderr } = run('check');
    rmSync(join(root, 'node_modules/.cache'));
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toMatch(/^error cache\n {2}node_modules\/\.cache\/delivery\/\S+\n {2}found {4}ENOTDIR\n/);
    expect(stderr).toContain('fix      make node_modules/.cache writable: the CLI keeps its bundle there\n');
  });

  it('exits with 2 outside a repository', () => {
    const { exitCode, stderr } = run('check', tmpdir());
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `error no-repository\n  ${tmpdir()}\n  found    no nx.json here or above\n  fix      run it inside the repository\n`,
    );
  });
});

describe('a folder from anywhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-anywhere-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['policy W27', 'validate a.yaml --policy none', '--no-color validate . --policy none'])(
    'is where %s works',
    (line) => {
      writeFileSync(join(folder, 'a.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
      expect(run(line, folder).exitCode).toBe(0);
    },
  );

  it('has no tree to validate', () => {
    const { exitCode, stderr } = run('validate', folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('found    no path, outside of the repository\n');
  });

  it('may be a repository of somebody else', () => {
    writeFileSync(join(folder, 'nx.json'), '{}');
    expect(run('policy W27', folder).exitCode).toBe(0);
    expect(run('check', folder).stderr).toContain('error no-repository\n');
  });
});

describe('two folders from anywhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-anywhere-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const configMap = (name: string, value: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  value: ${value}\n`;
  // enough files for two threads
  for (let i = 0; i < 500; i++) {
    for (const [side, value] of Object.entries({ old: 'a', new: i === 321 ? 'b' : 'a' })) {
      mkdirSync(join(folder, side, `${i}`), { recursive: true });
      writeFileSync(join(folder, side, `${i}`, 'a.yaml'), configMap(`c-${i}`, value));
    }
  }

  it.each([
    ['diff', '1 object changed on 1 of 1 cluster  old → new\n'],
    ['risk', 'ONE REVIEWER  1 object changed on 1 of 1 cluster\n'],
    ['report', 'ONE REVIEWER  1 object changed on 1 of 1 cluster\n'],
  ])('are what %s compares', (command, line) => {
    const { exitCode, stdout } = run(`${command} --from-dir old --to-dir new`, folder);
    expect(exitCode).toBe(0);
    expect(stdout.startsWith(line), stdout).toBe(true);
  });

  it('end a command that refuses one of them', () => {
    expect(run('diff --from-dir gone --to-dir new', folder).stderr).toContain('found    "gone", which is not there\n');
    expect(run('diff main --from-dir old --to-dir new', folder).stderr).toContain('found    folders and a revision\n');
  });

  it('are there for a rule to be explained', () => {
    expect(run('risk --explain D24', folder).exitCode).toBe(0);
  });

  it('are no repository to look into', () => {
    expect(run('diff', folder).stderr).toContain('error no-repository\n');
  });
});

it("names the line of an app that throws, in the app's own source", () => {
  write(
    ORDER,
    'const facts: { a?: { b: string } } = {};\n\nexport default { name: "order", build: () => ({ x: facts.a!.b }) };\n',
  );
  const { exitCode, stderr } = run('check');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error ${ORDER}:3:`);
  expect(stderr).toContain("found    TypeError: Cannot read properties of undefined (reading 'b')\n");
  expect(stderr).not.toContain('    at ');
  expect(run('check --debug').stderr).toContain(`at build (${ORDER}:3:`);
});

/** Exit code of a synth of the whole tree that gets a signal as soon as its mark stands. */
async function signalled(signal: NodeJS.Signals): Promise<unknown> {
  rmSync(join(root, 'generated'), { recursive: true, force: true });
  const child = spawn(process.execPath, [bin, 'synth'], { cwd: root, stdio: 'ignore' });
  const exit = new Promise((resolve) => child.on('exit', resolve));
  while (!existsSync(join(root, 'generated/.unfinished')) && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  child.kill(signal);
  return exit;
}

describe('a signal while the tree is written', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s waits for the end of the write', async (signal, code) => {
    const files = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`c${i}`, 'x']));
    write(ORDER, appSource('order', files));
    run('--version');
    // on a busy machine a write may be over before the signal is sent: then it is tried again
    let exitCode: unknown = 0;
    for (let attempt = 0; attempt < 10 && exitCode === 0; attempt++) exitCode = await signalled(signal);
    expect(exitCode).toBe(code);
    expect(readTree(root).size).toBe(1500);
    expect(readdirSync(join(root, 'generated'))).toEqual(['clusters']);
  });
});

it('two synths at the same moment: the tree is right, and one that lost says who won', async () => {
  write(ORDER, appSource('order', Object.fromEntries(Array.from({ length: 800 }, (_, i) => [`c${i}`, 'x']))));
  run('--version');
  const starts = Array.from({ length: 2 }, () => {
    const child = spawn(process.execPath, [bin, 'synth'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    return new Promise<[code: number, stderr: string]>((resolve) =>
      child.on('close', (code) => resolve([code ?? -1, stderr])),
    );
  });
  const results = await Promise.all(starts);
  expect(results.some(([code]) => code === 0)).toBe(true);
  for (const [code, stderr] of results) if (code !== 0) expect(stderr).toMatch(/found {4}(locked by|.*changed while)/);
  expect(run('check').exitCode).toBe(0);
});

it('is quiet when its reader has enough', async () => {
  write(ORDER, appSource('order', Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`c${i}`, 'x']))));
  const child = spawn(process.execPath, [bin, 'synth', '--dry-run', '--output', 'json'], { cwd: root });
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += data));
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(stderr).not.toContain('EPIPE');
});
