import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '@delivery/fleet';
import { tempFolder, writeFiles } from '@delivery/tree/testing';
import { readYaml } from '@delivery/yaml';
import { describe, expect, it } from 'vitest';
import type { Model } from '../model.ts';
import { runCommand } from '../testing/run-command.ts';
import { clusterIn, digest, service, testModel } from '../testing/test-model.ts';
import { promote, type PromoteDeps } from './promote.ts';

const FILE = 'apps/services/order/release.yaml';
const STABLE = `# yaml-language-server: $schema=../../../libs/fleet/schemas/release.schema.json
repository: delivery/order # below the registry
stable:
  tag: 1.4.1
  digest: ${digest('a')}
`;
const through = (ring: string) => `${STABLE}
# faster search
candidate:
  tag: "1.5.0" # build 812
  digest: ${digest('b')}
  through: ${ring}
`;

const clusters = [
  clusterIn('production', 'gcp-prod'),
  clusterIn('canary', 'aws-prod'),
  clusterIn('production', 'azure-prod'),
  clusterIn('development', 'local', { role: 'local' }),
];
const { service: _, ...namespaces } = service('namespaces');

/** The model of the file that stands on disk. */
function modelOf(text: string): Model {
  const { value } = readYaml({ file: FILE, bytes: new TextEncoder().encode(text) });
  return testModel({ apps: [service('order'), namespaces], clusters, releases: { order: value as Release } });
}

async function run(text: string, to: string, changes: Partial<PromoteDeps> & { readonly json?: boolean } = {}) {
  const root = tempFolder({ [FILE]: text });
  const { json, ...deps } = changes;
  const output = await runCommand(
    (io) => promote({ root, app: 'order', to, model: () => modelOf(text), ...deps }, io),
    json ? { json } : {},
  );
  return { ...output, root, text: readFileSync(join(root, FILE), 'utf8') };
}

it('moves the candidate to the next ring, in one word of one file', async () => {
  const { exitCode, stdout, stderr, text } = await run(through('staging'), 'canary');
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stdout: 'order: candidate 1.5.0 goes through canary, after staging\n  aws-prod  canary  1.4.1 → 1.5.0\n',
    stderr:
      `wrote ${FILE}\nnext: \`npm run synth\`, then commit ${FILE} with generated/; ` +
      "a cluster gets it when its ring's branch reaches that commit\n",
  });
  expect(text).toBe(through('canary'));
});

it('says so when the ring has no cluster with the app', async () => {
  const { stdout, text } = await run(through('development'), 'staging');
  expect(stdout).toBe(
    'order: candidate 1.5.0 goes through staging, after development\n  no cluster runs another image\n',
  );
  expect(text).toBe(through('staging'));
});

it('makes it stable in the last ring, and removes the candidate', async () => {
  const { exitCode, stdout, text, root } = await run(through('canary'), 'production');
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`order: 1.5.0 is stable, after 1.4.1
  azure-prod  production  1.4.1 → 1.5.0
  gcp-prod    production  1.4.1 → 1.5.0
`);
  expect(text).toBe(`${STABLE.replace('1.4.1', '1.5.0').replace(digest('a'), digest('b'))}
# faster search
`);
  expect(existsSync(join(root, `${FILE}.unfinished`))).toBe(false);
});

it('makes a candidate stable that went through every ring already', async () => {
  const { exitCode, stdout } = await run(through('production'), 'production');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'order: 1.5.0 is stable, after 1.4.1\n  no cluster runs another image\n',
  });
});

it('tells images apart that have the same tag', async () => {
  const { stdout } = await run(through('staging').replace('1.5.0', '1.4.1'), 'canary');
  expect(stdout).toContain('  aws-prod  canary  1.4.1@sha256:aaaaaaaaaaaa… → 1.4.1@sha256:bbbbbbbbbbbb…\n');
});

describe('refuses, and changes nothing:', () => {
  const AT = `error ${FILE}:11:3`;
  it.each([
    [
      'the ring that it reached',
      'canary',
      'canary',
      `${AT} candidate-moves-forward
  app order, candidate.through
  found    candidate 1.5.0, which goes through canary already
  allowed  production
  fix      run \`npm run delivery -- promote order --to production\`; to take it back, revert the commit that promoted it
`,
    ],
    [
      'a ring before it',
      'canary',
      'development',
      `${AT} candidate-moves-forward
  app order, candidate.through
  found    candidate 1.5.0, which goes through canary already
`,
    ],
    [
      'a ring after the next one',
      'development',
      'canary',
      `${AT} candidate-skips-no-ring
  app order, candidate.through
  found    candidate 1.5.0, which goes through development, not yet staging
  allowed  staging
  fix      run \`npm run delivery -- promote order --to staging\` first: a change travels ring by ring
`,
    ],
    [
      'the last ring too early',
      'staging',
      'production',
      `${AT} candidate-skips-no-ring
  app order, candidate.through
  found    candidate 1.5.0, which goes through staging, not yet canary
`,
    ],
  ])('%s', async (_, reached, to, message) => {
    const { exitCode, stdout, stderr, text } = await run(through(reached), to);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(text).toBe(through(reached));
  });

  it('no candidate', async () => {
    const { exitCode, stderr, text } = await run(STABLE, 'staging');
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`error ${FILE} candidate-exists
  app order
  found    no candidate; 1.4.1 runs everywhere
  fix      name one with \`npm run delivery -- candidate order --tag <tag> --digest <digest>\`
`);
    expect(text).toBe(STABLE);
  });

  it('an app and a ring that are not there, both at once, with 2', async () => {
    const { exitCode, stderr } = await run(through('staging'), 'canry', { app: 'ordr' });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `error unknown-app
  <app>
  found    app "ordr"
  fix      did you mean "order"?

error unknown-ring
  --to
  found    ring "canry"
  allowed  development, staging, canary, production
  fix      did you mean "canary"?
`,
    );
  });

  it('an app without an image', async () => {
    const { exitCode, stderr } = await run(STABLE, 'staging', { app: 'namespaces' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('found    app "namespaces", which runs no image of its own\n  fix      use "order"\n');
  });

  it('an unfinished tree, with 4', async () => {
    const root = tempFolder({ [FILE]: through('staging') });
    writeFiles(root, { 'generated/.unfinished': '' });
    const { exitCode, stderr } = await run(through('staging'), 'canary', { root });
    expect(exitCode).toBe(4);
    expect(stderr).toContain('tree-unfinished');
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(through('staging'));
  });

  it('a disk that is full or locked, with 4', async () => {
    const root = tempFolder({ [FILE]: through('staging'), [`${FILE}.unfinished/x`]: '' });
    const { exitCode, stderr } = await run(through('staging'), 'canary', { root });
    expect(exitCode).toBe(4);
    expect(stderr).toContain(`error ${FILE}.unfinished disk\n`);
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(through('staging'));
  });
});

it('--dry-run says what it would do, and does nothing', async () => {
  const { exitCode, stdout, stderr, text } = await run(through('canary'), 'production', { dryRun: true });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('order: 1.5.0 is stable, after 1.4.1\n');
  expect(stderr).toBe(`would write ${FILE}\n`);
  expect(text).toBe(through('canary'));
});

it('has this JSON', async () => {
  const { stdout } = await run(through('staging'), 'canary', { json: true });
  const [stable, candidate] = [
    { tag: '1.4.1', digest: digest('a') },
    { tag: '1.5.0', digest: digest('b') },
  ];
  expect(JSON.parse(stdout)).toEqual({
    command: 'promote',
    exitCode: 0,
    dryRun: false,
    app: 'order',
    file: FILE,
    changed: true,
    before: { stable, candidate: { ...candidate, through: 'staging' } },
    after: { stable, candidate: { ...candidate, through: 'canary' } },
    clusters: [
      {
        cluster: 'aws-prod',
        ring: 'canary',
        from: { ...stable, track: 'stable' },
        to: { ...candidate, track: 'candidate' },
      },
    ],
    findings: [],
  });
});
