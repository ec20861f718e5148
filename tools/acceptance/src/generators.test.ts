import { clusterNames } from '@delivery/nx-delivery/names';
import { runNx } from '@delivery/nx-delivery/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { clone, type Clone } from './clone.ts';

// many processes, each of seconds
vi.setConfig({ testTimeout: 600_000 });

let repository: Clone;
beforeAll(() => {
  repository = clone();
});
afterAll(() => repository.remove());

const generate = (generator: string, ...options: readonly string[]) =>
  runNx(repository.root, 'generate', `@delivery/nx-delivery:${generator}`, ...options);

/** The new and changed paths, each new folder as one; `synth` and `check` have to be content. */
function statusAfterSynth(): readonly string[] {
  for (const command of ['synth', 'check']) {
    const { exitCode, output } = repository.delivery(command);
    expect(exitCode, output).toBe(0);
  }
  return repository.status();
}

it('a generated service passes every check at once', async () => {
  const { code, stdout, stderr } = await generate(
    'service',
    'refund',
    '--owner=payments',
    '--tag=1.0.0',
    `--digest=sha256:${'a'.repeat(64)}`,
    '--roles=workload,local',
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('next   npm run synth');
  expect(repository.status()).toEqual(['?? apps/services/refund/']);

  const sources = statusAfterSynth().filter((line) => !/ (generated\/|\.github\/CODEOWNERS)/.test(line));
  expect(sources).toEqual(['?? apps/services/refund/']);
  const checks = await runNx(repository.root, 'run-many', '-t', 'lint', 'typecheck', 'test', 'check', '-p', 'refund');
  expect(checks.code, checks.stdout).toBe(0);
});

it('a refused service leaves everything as it was', async () => {
  const before = repository.status();
  const { code, stderr } = await generate('service', 'order', '--owner=payments', '--tag=latest');
  expect(code).toBe(1);
  expect(stderr).toContain('service "order" was not made, and nothing is written');
  expect(stderr).not.toContain('stacktrace');
  expect(repository.status()).toEqual(before);
});

it('a generated cluster of each cloud renders, from one file', async () => {
  const facts = (name: string) =>
    parse(readFileSync(join(repository.root, 'clusters', `${name}.yaml`), 'utf8')) as { cloud: string; region: string };
  const clouds = new Map(clusterNames(repository.root).map((name) => [facts(name).cloud, name]));
  expect(clouds.size).toBeGreaterThan(1);
  const before = repository.status();
  for (const [cloud, like] of clouds) {
    const { code, stderr } = await generate(
      'cluster',
      `${cloud}-second`,
      `--like=${like}`,
      `--region=${facts(like).region}`,
    );
    expect(code, stderr).toBe(0);
  }
  const added = statusAfterSynth().filter((line) => !before.includes(line));
  const expected = [...clouds.keys()].flatMap((cloud) => [
    `?? clusters/${cloud}-second.yaml`,
    `?? generated/clusters/${cloud}-second/`,
  ]);
  expect(added.sort()).toEqual(expected.sort());
});
