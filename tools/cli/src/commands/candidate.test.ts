import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '@delivery/fleet';
import { tempFolder } from '@delivery/tree/testing';
import { readYaml } from '@delivery/yaml';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { clusterIn, digest, service, testModel } from '../testing/test-model.ts';
import { candidate, type CandidateDeps } from './candidate.ts';

const FILE = 'apps/services/order/release.yaml';
const STABLE = `# which image runs
repository: delivery/order
stable:
  tag: 1.4.1
  digest: ${digest('a')} # since May
`;
const OLD = `${STABLE}candidate: # build 811
  tag: 1.5.0
  digest: ${digest('b')}
  through: staging # not further yet
`;
const clusters = [clusterIn('development', 'local'), clusterIn('staging', 'aws-staging'), clusterIn('canary', 'aws')];

async function run(text: string, changes: Partial<CandidateDeps> & { readonly json?: boolean } = {}) {
  const root = tempFolder({ [FILE]: text });
  const { json, ...deps } = changes;
  const { value } = readYaml({ file: FILE, bytes: new TextEncoder().encode(text) });
  const model = () => testModel({ apps: [service('order')], clusters, releases: { order: value as Release } });
  const image = { tag: '1.6.0', digest: digest('c') };
  const output = await runCommand((io) => candidate({ root, app: 'order', ...image, model, ...deps }, io), {
    ...(json && { json }),
  });
  return { ...output, text: readFileSync(join(root, FILE), 'utf8') };
}

it('names a first candidate, which goes through the first ring', async () => {
  const { exitCode, stdout, stderr, text } = await run(STABLE);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'order: candidate 1.6.0 goes through development\n  local  development  1.4.1 → 1.6.0\n',
  });
  expect(stderr).toContain(`wrote ${FILE}\nnext: \`npm run synth\``);
  expect(text).toBe(`${STABLE}candidate:\n  tag: 1.6.0\n  digest: ${digest('c')}\n  through: development\n`);
});

it('replaces an older candidate, keeps the comments, and says which clusters go back to the stable image', async () => {
  const { stdout, text } = await run(OLD);
  expect(stdout).toBe(`order: candidate 1.6.0 goes through development, in place of 1.5.0, which went through staging
  local        development  1.5.0 → 1.6.0
  aws-staging  staging      1.5.0 → 1.4.1
`);
  expect(text).toBe(
    OLD.replace('1.5.0', '1.6.0').replace(digest('b'), digest('c')).replace('through: staging', 'through: development'),
  );
});

it('goes through the ring that --through names', async () => {
  const { stdout, text } = await run(STABLE, { through: 'canary' });
  expect(stdout).toBe(`order: candidate 1.6.0 goes through canary
  local        development  1.4.1 → 1.6.0
  aws-staging  staging      1.4.1 → 1.6.0
  aws          canary       1.4.1 → 1.6.0
`);
  expect(text).toContain('  through: canary\n');
});

it('takes nothing back when a build reports the same image again', async () => {
  const { exitCode, stdout, stderr, text } = await run(OLD, { tag: '1.5.0', digest: digest('b') });
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'nothing to write: order: candidate 1.5.0 goes through staging already\n',
  });
  expect(text).toBe(OLD);
});

it('quotes a tag that YAML would take for a number', async () => {
  expect((await run(STABLE, { tag: '1.6' })).text).toContain("  tag: '1.6'\n");
});

describe('refuses, and changes nothing:', () => {
  const TAG = '  allowed  at most 128 letters, digits, "_", "." and "-", the first no "." or "-"\n';
  const DIGEST =
    '  allowed  "sha256:" and 64 hexadecimal digits in lower case\n' +
    '  fix      copy the digest that the build printed when it pushed the image\n';
  it.each([
    [{ tag: 'latest' }, 'error tag\n  --tag\n  found    tag "latest"\n  allowed  a tag that stays with its image\n'],
    [{ tag: '' }, `  found    tag ""\n${TAG}`],
    [{ tag: 'delivery/order:1.6.0' }, `  found    tag "delivery/order:1.6.0"\n${TAG}`],
    [{ tag: '-x' }, `  found    tag "-x"\n${TAG}`],
    [{ tag: 'x'.repeat(129) }, TAG],
    [{ tag: '1.6.0\nrepository: evil' }, `  found    tag "1.6.0\n           repository: evil"\n${TAG}`],
    [{ digest: 'c'.repeat(64) }, `error digest\n  --digest\n  found    digest "${'c'.repeat(64)}"\n${DIGEST}`],
    [{ digest: `sha256:${'C'.repeat(64)}` }, DIGEST],
    [{ digest: `${digest('c')}0` }, DIGEST],
    [{ digest: `sha512:${'c'.repeat(64)}` }, DIGEST],
    [{ through: 'prod' }, 'error unknown-ring\n  --through\n  found    ring "prod"\n'],
    [{ app: 'oder' }, 'error unknown-app\n  <app>\n  found    app "oder"\n  fix      did you mean "order"?\n'],
  ])('%j, with 2', async (changes, message) => {
    const { exitCode, stdout, stderr, text } = await run(OLD, changes);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(text).toBe(OLD);
  });

  it('everything that is wrong at once', async () => {
    const { stdout } = await run(OLD, { app: 'oder', tag: 'latest', digest: '', through: 'x', json: true });
    expect(JSON.parse(stdout).findings.map(({ id }: { id: string }) => id)).toEqual([
      'digest',
      'tag',
      'unknown-app',
      'unknown-ring',
    ]);
  });

  it('the stable image, with 1', async () => {
    const { exitCode, stderr, text } = await run(OLD, { digest: digest('a') });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`error ${FILE}:5:3 candidate-differs
  app order, stable.digest
  found    the digest of stable 1.4.1, which runs already
  allowed  a digest of its own
  fix      give the digest of the image that is to be tried
`);
    expect(text).toBe(OLD);
  });
});

it('--dry-run says what it would do, and does nothing', async () => {
  const { stdout, stderr, text } = await run(STABLE, { dryRun: true });
  expect(stdout).toContain('order: candidate 1.6.0 goes through development\n');
  expect(stderr).toBe(`would write ${FILE}\n`);
  expect(text).toBe(STABLE);
});
