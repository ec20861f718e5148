import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { folders } from '../testing/compare-folders.ts';
import { configMap } from '../testing/manifests.ts';
import { runCli } from '../testing/run-cli.ts';

const sides = () => folders({ 'a.yaml': configMap('a') }, { 'a.yaml': configMap('a', 'b') });

/** Everything in a folder but what is compared. */
const written = (cwd: string) =>
  readdirSync(cwd, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^(?:old|new)(?:\/|$)/.test(path))
    .sort();

describe('outputs', () => {
  it('are written at once, in folders that are made', async () => {
    const { cwd, run } = sides();
    const { exitCode, stderr } = await run(
      'report --markdown out/comment.md --sarif out/risk.sarif --json report.json',
    );
    expect(exitCode).toBe(0);
    expect(stderr).toBe('comparing\nwrote out/comment.md\nwrote out/risk.sarif\nwrote report.json\n');
    expect(written(cwd)).toEqual(['out', 'out/comment.md', 'out/risk.sarif', 'report.json']);
    const json = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as { totals: { changed: number } };
    expect(json.totals.changed).toBe(1);
    const sarif = JSON.parse(readFileSync(join(cwd, 'out/risk.sarif'), 'utf8')) as { version: string };
    expect(sarif.version).toBe('2.1.0');
  });

  it('- is stdout, for one of them', async () => {
    const { cwd, run } = sides();
    const { stdout, stderr } = await run('report --json - --markdown comment.md');
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, verdict: 'warn', totals: { changed: 1 } });
    expect(stderr).toBe('comparing\nwrote comment.md\n');
    expect(written(cwd)).toEqual(['comment.md']);
  });

  it.each([
    ['--json - --markdown -', '--json', 'stdout, to which --markdown is written', 'name a file of its own'],
    ['--json - --output json', '--json', 'stdout, to which --output json is written', 'name a file of its own'],
    ['--json a --sarif ./a', '--json', 'a, to which --sarif is written', 'name a file of its own'],
  ])('two to one place: %s', async (options, subject, found, fix) => {
    const { cwd, run } = sides();
    const { exitCode, stdout, stderr } = await run(`report ${options}`);
    expect(exitCode).toBe(2);
    expect(options.includes('output') ? stdout : stderr).toContain(found);
    if (!options.includes('output')) {
      expect(stderr).toBe(`error usage\n  ${subject}\n  found    ${found}\n  fix      ${fix}\n`);
    }
    expect(written(cwd)).toEqual([]);
  });

  it('nothing is written when one cannot be', async () => {
    const { cwd, run } = sides();
    writeFiles(cwd, { 'comment.md': 'of yesterday', 'taken/risk.sarif/a': '' });
    const { exitCode, stderr } = await run('report --markdown comment.md --sarif taken/risk.sarif --json new.json');
    expect(exitCode).toBe(4);
    expect(stderr).toBe(
      `comparing\nerror disk\n  ${join(cwd, 'taken/risk.sarif')}\n  found    a folder\n  fix      name a file in a folder that you may write to\n`,
    );
    expect(readFileSync(join(cwd, 'comment.md'), 'utf8')).toBe('of yesterday');
    expect(written(cwd)).toEqual(['comment.md', 'taken', 'taken/risk.sarif', 'taken/risk.sarif/a']);
  });

  it('a folder below a file cannot be made', async () => {
    const { cwd, run } = sides();
    writeFiles(cwd, { file: '' });
    const { exitCode, stderr } = await run('report --json good.json --markdown file/comment.md');
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/\n {2}found {4}(?:ENOTDIR|EEXIST) while writing it\n/);
    expect(written(cwd)).toEqual(['file']);
  });
});

describe('one shape', () => {
  it('what diff and risk print as JSON is a part of the report', async () => {
    const { run } = sides();
    const [diff, risk, report] = await Promise.all(
      ['diff', 'risk', 'report'].map(
        async (line) => JSON.parse((await run(`${line} --output json`)).stdout) as Record<string, unknown>,
      ),
    );
    const shared = (part: Record<string, unknown> | undefined, fields: readonly string[]) =>
      fields.map((field) => [field, part?.[field]]);
    const ofDiff = ['base', 'head', 'notes', 'totals', 'opaque'];
    expect(shared(diff, ofDiff)).toEqual(shared(report, ofDiff));
    const ofRisk = ['base', 'head', 'verdict', 'notes', 'totals', 'clusters', 'hits'];
    expect(shared(risk, ofRisk)).toEqual(shared(report, ofRisk));
    expect(Object.keys(diff ?? {})).toEqual([
      'command',
      'exitCode',
      'base',
      'head',
      'notes',
      'totals',
      'clusters',
      'groups',
      'objects',
      'opaque',
    ]);
  });
});

describe('secrets', () => {
  const secret = (value: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { password: ${value} }\n---\n${configMap('a', `postgres://app:${value}@db`)}`;

  it.each([
    'diff --all',
    'risk --all',
    'report --all',
    'report --json -',
    'report --markdown -',
    'report --sarif -',
    'diff --output json',
  ])('%s shows none', async (line) => {
    const { run } = folders({ 'a.yaml': secret('hunter2before') }, { 'a.yaml': secret('hunter2after') });
    const { stdout, stderr } = await run(line);
    expect(stdout.length).toBeGreaterThan(0);
    expect(stdout + stderr).not.toContain('hunter2');
  });
});

describe('--layout', () => {
  it.each([
    ['envs/**', 'neither {cluster} nor {app} in "envs/**"'],
    ['{cluster}/{cluster}', '{cluster} twice in "{cluster}/{cluster}"'],
    ['{env}/{app}', '{env} in "{env}/{app}"'],
  ])('%s', async (pattern, found) => {
    const { exitCode, stderr } = await sides().run(`diff --layout ${pattern}`);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `error layout\n  --layout\n  found    ${found}\n  allowed  a path with {cluster}, {app} or both, each once; * is anything in a folder, ** anything below\n  fix      e.g. \`--layout "envs/{cluster}/{app}/**"\`\n`,
    );
  });

  it('that fits no file is told', async () => {
    expect((await sides().run('diff --layout envs/{cluster}/**')).stdout).toContain(
      'note  --layout "envs/{cluster}/**" fits none of 1 files, e.g. not a.yaml\n',
    );
  });
});

describe('folders', () => {
  it('are named from where the command runs', async () => {
    const { cwd } = sides();
    const { stdout } = await runCli(`diff --from-dir ${cwd}/old --to-dir ${cwd}/new`, { cwd });
    expect(stdout.split('\n')[0]).toMatch(/ {2}old → new$/);
  });

  it.each([
    ['gone', 'new', '--from-dir', '"gone", which is not there'],
    ['old', 'new/a.yaml', '--to-dir', '"new/a.yaml", which is a file'],
  ])('%s and %s', async (from, to, subject, found) => {
    const { exitCode, stderr } = await runCli(`diff --from-dir ${from} --to-dir ${to}`, { cwd: sides().cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `error path-exists\n  ${subject}\n  found    ${found}\n  allowed  a folder\n` +
        '  fix      name a folder of YAML; paths start in the folder the command runs in\n',
    );
  });
});

it.each(['diff', 'risk', 'report'])('%s --help says what can be compared', async (command) => {
  const { exitCode, stdout } = await runCli(`${command} --help`);
  expect(exitCode).toBe(0);
  for (const text of ['[base] [head]', '--from-dir <folder>', '--to-dir <folder>', '--layout <pattern>', 'Examples:']) {
    expect(stdout).toContain(text);
  }
});
