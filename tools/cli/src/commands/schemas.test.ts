import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@delivery/tree/testing';
import { expect, it } from 'vitest';
import { runCli } from '../testing/run-cli.ts';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

it('writes a schema a kind and one for editors, and says how to use them', async () => {
  const root = tempFolder({ 'schemas/mine.json': '{}' });
  const { exitCode, stdout, stderr } = await runCli('schemas schemas/ --kubernetes-version 1.36.2', {
    root,
    cwd: root,
  });
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`editor      .vscode/settings.json of the YAML extension by Red Hat
    {
      "yaml.schemas": {
        "./schemas/all.json": "generated/**/*.yaml"
      }
    }
validators  schemas/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json
`);
  expect(stderr).toMatch(/^writing schemas for Kubernetes 1\.36\nwrote \d+ files for Kubernetes 1\.36 to schemas\/\n$/);
  expect(readJson(join(root, 'schemas/apps/deployment_v1.json'))).toMatchObject({ type: 'object' });
  expect(existsSync(join(root, 'schemas/v1/service_v1.json'))).toBe(true);
  expect(existsSync(join(root, 'schemas/all.json'))).toBe(true);
  expect(existsSync(join(root, 'schemas/mine.json'))).toBe(true);
});

it('gives validate what it takes with --schemas', async () => {
  const cwd = tempFolder({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndta: {}\n' });
  await runCli('schemas schemas', { cwd });
  const { exitCode, stdout } = await runCli('validate a.yaml --schemas schemas --policy none', { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('found    the field "dta"\n');
});

it('names the folder absolutely when it is outside of the repository', async () => {
  const cwd = tempFolder();
  const { stdout } = await runCli('schemas elsewhere --output json', { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'schemas',
    folder: 'elsewhere',
    settings: { 'yaml.schemas': { [`${cwd}/elsewhere/all.json`]: 'generated/**/*.yaml' } },
  });
});

it('refuses a version that has no schemas', async () => {
  const { exitCode, stderr } = await runCli('schemas schemas --kubernetes-version 2.0');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /error kubernetes-version\n {2}--kubernetes-version\n {2}found {4}"2\.0"\n {2}allowed {2}1\.34, /,
  );
});

it('exits with 4 when the folder cannot be made', async () => {
  const cwd = tempFolder({ file: '' });
  const { exitCode, stderr } = await runCli('schemas file/schemas', { cwd });
  expect(exitCode).toBe(4);
  expect(stderr).toContain('error file');
});
