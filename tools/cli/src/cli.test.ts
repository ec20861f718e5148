import { Refusal } from '@delivery/findings';
import { describe, expect, it } from 'vitest';
import { runCli } from './testing/run-cli.ts';

describe('a line that is not understood exits with 2 and names the nearest word', () => {
  it.each([
    ['sync', 'delivery', 'command "sync"', 'did you mean "synth"?'],
    [
      'deploy',
      'delivery',
      'command "deploy"',
      'use one of: start, synth, resolve, check, validate, policy, schemas, diff, … (17 in all)',
    ],
    ['synth --dry', 'delivery synth', 'option "--dry"', 'did you mean "--dry-run"?'],
    ['check --clsuter=local', 'delivery check', 'option "--clsuter"', 'did you mean "--cluster"?'],
    ['--outptu json tree', 'delivery tree', 'option "--outptu"', 'did you mean "--output"?'],
    ['synth order now', 'delivery synth', 'argument "order" "now"', '`delivery synth --help` shows what it takes'],
    ['show order now', 'delivery show', 'argument "order" "now"', '`delivery show --help` shows what it takes'],
    ['show', 'delivery show', 'no <name>', '`delivery show --help` shows what it takes'],
    ['promote order', 'delivery promote', 'no option "--to <ring>"', '`delivery promote --help` shows what it takes'],
    ['tree --output sarif', 'delivery tree', 'value "sarif" of option "--output <format>"', 'use one of: text, json'],
    [
      'validate --output sarf',
      'delivery validate',
      'value "sarf" of option "--output <format>"',
      'did you mean "sarif"?',
    ],
    [
      'validate --policy strict',
      'delivery validate',
      'value "strict" of option "--policy <level>"',
      'did you mean "restricted"?',
    ],
    ['schemas', 'delivery schemas', 'no <folder>', '`delivery schemas --help` shows what it takes'],
    ['tree --output xml', 'delivery tree', 'value "xml" of option "--output <format>"', 'use one of: text, json'],
    [
      'check --app',
      'delivery check',
      'option "--app <name>" without a value',
      '`delivery check --help` shows what it takes',
    ],
  ])('%s', async (line, subject, found, fix) => {
    const { exitCode, stdout, stderr } = await runCli(line);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error usage\n  ${subject}\n  found    ${found}\n`);
    expect(stderr).toContain(`  fix      ${fix}\n`);
  });

  it('as JSON too', async () => {
    const { stdout, stderr } = await runCli('--output json sync');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      exitCode: 2,
      findings: [
        { id: 'usage', severity: 'error', subject: 'delivery', found: 'command "sync"', fix: 'did you mean "synth"?' },
      ],
    });
  });
});

describe('help', () => {
  it.each([
    '--help',
    'start --help',
    'synth --help',
    'check --help',
    'validate --help',
    'policy --help',
    'schemas --help',
    'tree --help',
    'show --help',
    'rings --help',
    'candidate --help',
    'promote --help',
    'help check',
  ])('%s has examples', async (line) => {
    const { exitCode, stdout, stderr } = await runCli(line);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: delivery /);
    expect(stdout).toMatch(/\nExamples:\n {2}npm /);
    expect(stdout).toContain('--output <format>');
    expect(stdout.split('\n').filter((text) => text.length > 100)).toEqual([]);
  });

  it('is not the answer to an empty line', async () => {
    const { exitCode, stdout, stderr } = await runCli('');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: delivery[^]*\nName one of the commands\.\n$/);
  });
});

it('--version prints the version', async () => {
  expect(await runCli('--version')).toEqual({ exitCode: 0, stdout: '0.0.0\n', stderr: '' });
});

describe('an error of a command', () => {
  const fails = (error: unknown) => ({
    render: () => {
      throw error;
    },
  });

  it('is told as findings with its exit code when it is a refusal', async () => {
    const refusal = new Refusal(3, [
      { id: 'yaml', severity: 'error', subject: 'a.yaml', found: 'a tab', fix: 'use spaces' },
    ]);
    expect(await runCli('tree', fails(refusal))).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: 'rendering\nerror yaml\n  a.yaml\n  found    a tab\n  fix      use spaces\n',
    });
  });

  it('exits with 4 and names the path when the disk refuses', async () => {
    const error = Object.assign(new Error('EACCES'), {
      code: 'EACCES',
      syscall: 'open',
      path: '/elsewhere/clusters/local.yaml',
    });
    const { exitCode, stderr } = await runCli('tree', { ...fails(error), root: '/elsewhere' });
    expect(exitCode).toBe(4);
    expect(stderr).toContain('error clusters/local.yaml disk\n  clusters/local.yaml\n  found    EACCES on open\n');
  });

  it('exits with 2 and asks for an install when a package is missing', async () => {
    const error = Object.assign(new Error("Cannot find package 'ajv' imported from x.js"), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
    const { exitCode, stderr } = await runCli('tree', fails(error));
    expect(exitCode).toBe(2);
    expect(stderr).toContain("found    Cannot find package 'ajv'\n  fix      run `npm ci`");
  });

  it('is a bug of ours otherwise, with 5, without a stack', async () => {
    const { exitCode, stdout, stderr } = await runCli('tree', fails(new TypeError('x is not a function')));
    expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: '' });
    expect(stderr).toBe(
      'rendering\nerror bug\n  delivery\n  found    TypeError: x is not a function\n' +
        '  fix      a bug of ours, not a mistake of yours: run it again with `--debug` and report what it prints\n',
    );
  });

  it('prints the stack with --debug', async () => {
    const { stderr } = await runCli('tree --debug', fails(new TypeError('x is not a function')));
    expect(stderr).toMatch(/\n\nTypeError: x is not a function\n {4}at /);
  });

  it('keeps stdout to JSON alone with --output json', async () => {
    const { exitCode, stdout } = await runCli('tree --output json', fails('not even an error'));
    expect(exitCode).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 5, findings: [{ id: 'bug', found: 'not even an error' }] });
  });
});
