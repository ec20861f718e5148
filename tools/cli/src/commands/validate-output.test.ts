import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { config, validate } from '../testing/run-validate.ts';

const cacheIn = (root: string) => join(root, 'node_modules/.cache/delivery/validate');

describe('output', () => {
  const files = { 'a.yaml': config('a', 'dta: {}\n'), 'values.yaml': 'a: 1\n' };

  it('is JSON', async () => {
    const { stdout, stderr } = await validate(files, '. --policy none --output json');
    expect(stderr).toBe('validating\n');
    expect(JSON.parse(stdout)).toEqual({
      command: 'validate',
      exitCode: 1,
      paths: ['.'],
      counts: {
        ...{ objects: 1, clusters: 0, valid: 0, invalid: 1, errors: 0, skipped: 0 },
        ...{ unchecked: 0, waived: 0, checks: 0, notYetProvable: 0 },
      },
      notKubernetes: ['values.yaml'],
      findings: [
        {
          id: 'schema',
          severity: 'error',
          subject: 'ConfigMap a',
          at: { file: 'a.yaml', line: 5, column: 1, path: 'dta' },
          found: 'the field "dta"',
          allowed: 'only fields that the API server knows',
          fix: 'did you mean "data"?',
        },
      ],
    });
  });

  it('is SARIF, with a rule for each id', async () => {
    const { exitCode, stdout } = await validate(files, '. --policy none --output sarif');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'delivery', rules: expect.arrayContaining([expect.objectContaining({ id: 'schema' })]) },
          },
          results: [{ ruleId: 'schema', level: 'error' }],
        },
      ],
    });
  });

  it('is JUnit', async () => {
    const { stdout } = await validate(files, '. --policy none --output junit');
    expect(stdout).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="delivery validate"/);
    expect(stdout).toContain('<testsuite name="schema" tests="1" failures="1"');
  });

  it('is a screenful with a tally, unless all is asked for', async () => {
    const many = { 'a.yaml': Array.from({ length: 9 }, (_, i) => config(`c${i}`, 'dta: {}\n')).join('---\n') };
    const { stdout, stderr, run } = await validate(many, 'a.yaml --policy none');
    expect(stdout.match(/^error /gm)).toHaveLength(6);
    expect(stderr).toBe(`validating

… and 3 more; \`--all\` prints them all

9 findings:
  9  schema  error  Every object matches the schema of its kind

9 objects: 0 valid, 9 invalid, 0 errors, 0 skipped
`);
    expect((await run('a.yaml --policy none --all')).stdout.match(/^error /gm)).toHaveLength(9);
  });

  it('shows no secret', async () => {
    const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
    const text = `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: ${token}}]}\n`;
    const { stdout, root } = await validate({ 'a.yaml': text }, 'a.yaml --output json');
    expect(stdout).toContain('ghp_***');
    const remembered = readdirSync(cacheIn(root)).map((name) => readFileSync(join(cacheIn(root), name), 'utf8'));
    expect([stdout, ...remembered].join('')).not.toContain(token);
  });
});

describe('what is remembered', () => {
  const files = { 'a.yaml': config('a', 'dta: {}\n'), 'b.yaml': config('b') };
  const line = '. --policy none --output json';

  it('gives the same answer again, and another one when anything differs', async () => {
    const { stdout, run, cwd, root } = await validate(files, line);
    const answers = readdirSync(cacheIn(root)).filter((name) => name.endsWith('.answer.json'));
    expect(answers).toHaveLength(1);
    expect((await run()).stdout).toBe(stdout);
    writeFileSync(join(cwd, 'a.yaml'), config('a'));
    expect(JSON.parse((await run()).stdout)).toMatchObject({ findings: [], counts: { valid: 2 } });
    writeFileSync(join(cwd, 'c.yaml'), config('c'));
    expect(JSON.parse((await run()).stdout)).toMatchObject({ counts: { valid: 3 } });
    expect(readdirSync(cacheIn(root)).filter((name) => name.endsWith('.answer.json'))).toEqual(answers);
  });

  it('is read instead of looking again', async () => {
    const { run, root } = await validate(files, line);
    const [name = ''] = readdirSync(cacheIn(root)).filter((one) => one.endsWith('.answer.json'));
    const { readSealed, writeSealed } = await import('../validate/cache/sealed-file.ts');
    const known = readSealed(join(cacheIn(root), name)) as { key: string; answer: object };
    writeSealed(join(cacheIn(root), name), { ...known, answer: { ...known.answer, notKubernetes: ['remembered'] } });
    expect(JSON.parse((await run()).stdout)).toMatchObject({ notKubernetes: ['remembered'] });
    expect(JSON.parse((await run(`${line} --no-cache`)).stdout)).toMatchObject({ notKubernetes: [] });
    expect(JSON.parse((await run('. --policy baseline --output json')).stdout)).toMatchObject({ notKubernetes: [] });
  });

  it('is looked at again, and written again, when it is broken', async () => {
    const { stdout, run, root } = await validate(files, line);
    for (const name of readdirSync(cacheIn(root))) writeFileSync(join(cacheIn(root), name), 'broken');
    expect((await run()).stdout).toBe(stdout);
    for (const name of readdirSync(cacheIn(root))) {
      expect(readFileSync(join(cacheIn(root), name), 'utf8')).not.toBe('broken');
    }
  });

  it('is nothing with --no-cache', async () => {
    const { root } = await validate(files, `${line} --no-cache`);
    expect(existsSync(cacheIn(root))).toBe(false);
  });
});
