import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from '@delivery/tree/testing';
import { beforeAll, expect, it } from 'vitest';
import type { Model } from '../model.ts';
import { readModel } from '../read-model.ts';
import { targetOf } from '../show/target.ts';
import type { Synthesis } from '../synth.ts';
import { runCli } from '../testing/run-cli.ts';
import { runCommand } from '../testing/run-command.ts';
import { digest } from '../testing/test-model.ts';
import { renderWorkspace } from '../workspace.ts';
import { candidate } from './candidate.ts';
import { promote } from './promote.ts';
import { show } from './show.ts';

// the commands on the apps and facts of this repository
const root = fileURLToPath(new URL('../../../..', import.meta.url));
let model: Model;
let synthesis: Synthesis;
beforeAll(async () => {
  [model, synthesis] = await Promise.all([readModel(root), renderWorkspace(root)]);
});

it('shows every app and every cluster', async () => {
  const apps = model.catalog.apps.map(({ name }) => `app/${name}`);
  const clusters = model.fleet.clusters.map(({ name }) => `cluster/${name}`);
  expect(apps.length * clusters.length).toBeGreaterThan(0);
  for (const name of [...apps, ...clusters]) {
    const deps = { root, render: () => synthesis, model: () => model };
    const { exitCode, stdout } = await runCommand((io) => show({ ...deps, name }, io));
    expect({ name, exitCode }).toEqual({ name, exitCode: 0 });
    expect(stdout).toContain(`${name.slice(name.indexOf('/') + 1)}  `);
  }
});

it('finds an object by its path, and says by whom it is shipped', async () => {
  const paths = [...synthesis.files.keys()].filter((path) => path.startsWith('generated/clusters/'));
  for (const path of paths.filter((_, i) => i % 97 === 0)) {
    expect(targetOf(path, model, synthesis.files)).toMatchObject({ shows: 'object' });
    const { stdout } = await runCommand((io) => {
      return show({ root, render: () => synthesis, model: () => model, name: path }, io);
    });
    expect({ path, stdout }).toEqual({ path, stdout: expect.stringMatching(/ (Application|Kustomization) \S+\/\S+/) });
  }
});

it('takes the names of the command line', async () => {
  const render = () => synthesis;
  const { exitCode, stdout } = await runCli('show app/order --output json', { root, render });
  expect({ exitCode, app: JSON.parse(stdout).app.name }).toEqual({ exitCode: 0, app: 'order' });
  const tag = `candidate order --tag 99.0.0 --digest ${digest('f')} --dry-run --output json`;
  expect(JSON.parse((await runCli(tag, { root, render })).stdout)).toMatchObject({
    command: 'candidate',
    app: 'order',
    dryRun: true,
    after: { candidate: { tag: '99.0.0', digest: digest('f'), through: model.fleet.rings[0]?.name } },
  });
  const to = await runCli('promote order --to nowhere', { root, render });
  expect(to.exitCode).toBe(2);
  expect(to.stderr).toContain('found    ring "nowhere"\n');
});

it('takes a candidate from ring to ring until it is stable, in each release of this repository', async () => {
  const [first, ...rings] = model.fleet.rings.map(({ name }) => name);
  for (const [app, { file, stable, ...rest }] of model.fleet.releases) {
    const text = readFileSync(join(root, file), 'utf8');
    const folder = tempFolder({ [file]: text });
    // the model of what stands there now
    const releases = new Map(model.fleet.releases);
    const fleet = { ...model.fleet, releases };
    const deps = { root: folder, app, model: () => ({ ...model, fleet }) };
    const image = { tag: '99.0.0', digest: digest('f') };
    const run = async (command: Parameters<typeof runCommand>[0]) => {
      const { exitCode, stdout } = await runCommand(command, { json: true });
      const { after, findings } = JSON.parse(stdout);
      expect({ app, exitCode, findings }).toEqual({ app, exitCode: 0, findings: [] });
      releases.set(app, { ...rest, candidate: undefined, ...after, file });
    };
    await run((io) => candidate({ ...deps, ...image }, io));
    for (const to of rings) await run((io) => promote({ ...deps, to }, io));
    expect(first).toBeDefined();
    expect(releases.get(app)?.stable).toEqual(image);
    const end = readFileSync(join(folder, file), 'utf8');
    const [expected = ''] = text
      .replace(stable.tag, image.tag)
      .replace(stable.digest, image.digest)
      .split(/^candidate:/m);
    expect(end).toBe(expected);
  }
});
