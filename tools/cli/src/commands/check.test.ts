import { join } from 'node:path';
import { readTree } from '@delivery/tree';
import { tempFolder, writeFiles } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { fleet, pathOf, runCli } from '../testing/run-cli.ts';

const render = () => fleet({ 'local/order/a': 'one', 'local/payment/a': 'two', 'edge/order/a': 'three' });
const [LOCAL, PAYMENT, EDGE] = ['local/order/a', 'local/payment/a', 'edge/order/a'].map(pathOf) as [
  string,
  string,
  string,
];
const rendered = () => tempFolder(Object.fromEntries([...render().files].map(([path, { text }]) => [path, text])));

it('is 0 for a tree as rendered', async () => {
  expect(await runCli('check', { root: rendered(), render })).toEqual({
    exitCode: 0,
    stdout: '',
    stderr:
      'rendering\ncomparing with generated/\ngenerated/ equals a fresh rendering\n' +
      '3 objects on 2 clusters: 3 valid, 0 invalid, 0 errors, 0 skipped\n',
  });
});

it('tells file, line, what stands there and what is rendered, and changes nothing', async () => {
  const root = rendered();
  writeFiles(root, {
    [LOCAL]: render().files.get(LOCAL)?.text.replace('one', 'ONE') ?? '',
    [PAYMENT]: `${render().files.get(PAYMENT)?.text}more: true\n`,
    [pathOf('local/order/old')]: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: old\n  namespace: order\n',
    'generated/README.md': 'mine\n',
  });
  const before = readTree(root);
  const { exitCode, stdout, stderr } = await runCli('check', {
    root,
    render: () => ({ ...render(), files: render().files }),
  });
  expect(exitCode).toBe(1);
  expect(stdout).toBe(`error generated/README.md tree-foreign
  generated/README.md
  found    a file that nothing renders
  allowed  files that synth wrote
  fix      move it out of generated/, or remove it with \`npm run synth -- --discard\`

error ${LOCAL}:7 tree-differs
  app order on cluster local
  found    \`text: ONE\`
  allowed  \`text: one\`
  fix      run \`npm run synth\` and commit generated/ with your change

error ${pathOf('local/order/old')} tree-stale
  app order on cluster local
  found    a file that is no longer rendered
  fix      run \`npm run synth\` and commit generated/ with your change

error ${PAYMENT}:8 tree-differs
  app payment on cluster local
  found    \`more: true\`
  allowed  the end of the file
  fix      run \`npm run synth\` and commit generated/ with your change
`);
  expect(stderr).toContain(`
4 files not as rendered: 2 differing, 1 stale, 1 foreign
next: \`npm run synth\`, then commit generated/ with the change that made it
`);
  expect(readTree(root)).toEqual(before);
});

it('tells which files are missing', async () => {
  const { exitCode, stdout } = await runCli('check --output json', { render });
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    command: 'check',
    exitCode: 1,
    counts: expect.objectContaining({ objects: 3, valid: 3 }),
    findings: [EDGE, LOCAL, PAYMENT].map((file) => ({
      id: 'tree-missing',
      severity: 'error',
      subject: expect.stringMatching(/^app \w+ on cluster \w+$/),
      at: { file },
      found: 'no such file',
      allowed: 'the file as rendered',
      fix: 'run `npm run synth` and commit generated/ with your change',
    })),
  });
});

it('lists ten files as text and counts the rest', async () => {
  const many = () => fleet(Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`local/order/c${i}`, 'x'])));
  const { stdout, stderr } = await runCli('check', { render: many });
  expect(stdout.match(/tree-missing/g)).toHaveLength(10);
  expect(stderr).toContain('… and 3 more; `--output json` lists them all\n');
});

it('shows no secret that somebody wrote into a file', async () => {
  const root = rendered();
  const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
  writeFiles(root, { [LOCAL]: render().files.get(LOCAL)?.text.replace('one', token) ?? '' });
  const { stdout } = await runCli('check', { root, render });
  expect(stdout).toContain('found    `text: ghp_***`');
  expect(stdout).not.toContain(token);
});

describe('narrowed', () => {
  const broken = () => {
    const root = rendered();
    writeFiles(root, {
      [LOCAL]: 'x\n',
      'generated/clusters/edge/apps/order/order/mine.yaml': '',
      'generated/crds/a/b/c': '',
    });
    return root;
  };

  it.each([
    ['--app payment', 0],
    ['--cluster edge --app payment', 0],
    ['--app order', 2],
    ['--cluster local', 1],
    ['--cluster edge', 1],
    ['--cluster local --app order', 1],
    ['', 3],
  ])('check %s judges %d files', async (options, count) => {
    const { exitCode, stdout } = await runCli(`check --output json ${options}`, { root: broken(), render });
    expect(JSON.parse(stdout).findings).toHaveLength(count);
    expect(exitCode).toBe(count > 0 ? 1 : 0);
  });

  it('says of what it spoke', async () => {
    const { stderr } = await runCli('check --app payment --cluster local', { root: broken(), render });
    expect(stderr).toContain('generated/ equals a fresh rendering of app payment on cluster local\n');
  });

  it.each([
    ['--app ordr', 'error unknown-app\n  --app\n  found    app "ordr"\n  fix      did you mean "order"?'],
    [
      '--cluster prod',
      'error unknown-cluster\n  --cluster\n  found    cluster "prod"\n  fix      use one of: edge, local',
    ],
  ])('refuses %s with 2', async (options, message) => {
    const { exitCode, stderr } = await runCli(`check ${options}`, { root: rendered(), render });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

it.each(['check', 'tree', 'start'])('%s refuses an unfinished tree with 4', async (command) => {
  const root = rendered();
  writeFiles(root, { 'generated/.unfinished': '' });
  expect(await runCli(command, { root, render })).toEqual({
    exitCode: 4,
    stdout: '',
    stderr:
      'error generated/.unfinished tree-unfinished\n  generated/\n' +
      '  found    a write that has not finished, so that files may be old, new or missing\n' +
      '  fix      run `npm run synth`: it renders again and repairs the tree\n',
  });
});

it('refuses when a write begins while it reads', async () => {
  const root = rendered();
  const { exitCode } = await runCli('check', {
    root,
    render() {
      writeFiles(root, { 'generated/.unfinished': '' });
      return render();
    },
  });
  expect(exitCode).toBe(4);
  expect(readTree(root).has(join('generated', '.unfinished'))).toBe(false);
});
