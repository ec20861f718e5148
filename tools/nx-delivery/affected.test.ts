import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runNode, runNx, smallWorkspace } from './small-workspace.ts';

const app = "import { manifest } from '@delivery/manifest';\nexport default { name: manifest };\n";
const placed = "import { overlays } from '@delivery/component';\nexport default { name: overlays };\n";
/** The sync objects that place apps on a cluster. */
const onCluster = (cluster: string, apps: readonly string[]) =>
  Object.fromEntries(apps.map((name) => [`generated/clusters/${cluster}/gitops/${name}.yaml`, '']));
const workspace = smallWorkspace({
  'libs/findings/src/index.ts': "export const finding = 'finding';\n",
  'libs/manifest/src/index.ts': "export { finding as manifest } from '@delivery/findings';\n",
  'libs/yaml/src/index.ts': "export const yaml = 'yaml';\n",
  'libs/overlays/aws/src/index.ts': "export const aws = 'aws';\n",
  'libs/component/src/index.ts': "export { aws as overlays } from '@delivery/overlay-aws';\n",
  'clusters/a.yaml': 'cloud: aws\n',
  'clusters/b.yaml': 'cloud: aws\n',
  'clusters/new.yaml': 'cloud: aws\n',
  'clusters/rings.yaml': '[]\n',
  ...onCluster('a', ['namespaces', 'order', 'gateway']),
  ...onCluster('b', ['namespaces', 'payment']),
  ...onCluster('gone', ['payment']),
  'apps/platform/gateway/component.ts': placed,
  'apps/foundation/namespaces/component.ts': "export default {\n  folder: 'bootstrap',\n  readsCatalog: true,\n};\n",
  'apps/services/order/component.ts': app,
  'apps/services/order/component.test.ts': app,
  'apps/services/payment/component.ts': app,
});
afterAll(workspace.remove);
const processes = { timeout: 60_000 };

async function affectedBy(file: string): Promise<string[]> {
  const { stdout } = await runNx(workspace.root, 'show', 'projects', '--affected', `--files=${file}`, '--json');
  return (JSON.parse(stdout) as string[]).sort();
}

describe('nx affected', processes, () => {
  const everyApp = ['gateway', 'namespaces', 'order', 'payment'];
  it.each([
    ['the declaration of an app', 'apps/services/order/component.ts', ['namespaces', 'order']],
    ['the rest of an app', 'apps/services/order/component.test.ts', ['order']],
    ['a lib', 'libs/findings/src/index.ts', ['@delivery/findings', '@delivery/manifest', 'order', 'payment']],
    ['an overlay', 'libs/overlays/aws/src/index.ts', ['@delivery/component', '@delivery/overlay-aws', 'gateway']],
    ['a rendered object', 'generated/clusters/a/apps/order/order/service_order.yaml', ['order']],
    ['a sync object', 'generated/clusters/a/gitops/payment.yaml', ['payment']],
    ['a sync object of a new cluster', 'generated/clusters/c/gitops/payment.yaml', ['payment']],
    ['an object of a bootstrap', 'generated/clusters/a/bootstrap/argocd/configmap_argocd-cm.yaml', ['namespaces']],
    ['a cluster: the apps on it, and no other', 'clusters/a.yaml', ['gateway', 'namespaces', 'order']],
    ['another cluster', 'clusters/b.yaml', ['namespaces', 'payment']],
    ['a cluster whose file is gone, in the tree still', 'clusters/gone.yaml', ['payment']],
    ['a cluster that synth has not seen', 'clusters/new.yaml', everyApp],
    ['the rings', 'clusters/rings.yaml', everyApp],
    ['an environment', 'clusters/environments/production.yaml', everyApp],
    ['the owners', '.github/CODEOWNERS', []],
    ['a page', 'README.md', []],
  ])('%s', async (_what, file, projects) => {
    expect(await affectedBy(file)).toEqual(projects);
  });
});

describe('the inferred targets of an app', processes, () => {
  it('are these four, cached, with no outputs', async () => {
    const { stdout } = await runNx(workspace.root, 'show', 'project', 'order', '--json');
    const { targets, tags } = JSON.parse(stdout) as {
      tags: string[];
      targets: Record<string, { cache: boolean; outputs: string[]; options: { command: string } }>;
    };
    expect(tags).toEqual(['room:app', 'stage:services']);
    expect(Object.entries(targets).map(([name, target]) => [name, target.options.command])).toEqual([
      ['lint', 'eslint --max-warnings=0 apps/services/order'],
      ['typecheck', 'node tools/nx-delivery/typecheck.js apps/services/order'],
      ['test', 'vitest run --project unit apps/services/order/'],
      ['check', 'node tools/cli/bin/delivery.js check --app order'],
    ]);
    expect(Object.values(targets).every((target) => target.cache && target.outputs.length === 0)).toBe(true);
  });
});

describe('typecheck.js', processes, () => {
  const check = (project: string) => runNode(workspace.root, 'tools/nx-delivery/typecheck.js', project);

  it('checks the files of one project, and no others', async () => {
    writeFileSync(join(workspace.root, 'libs/yaml/src/wrong.ts'), "export const wrong: number = 'text';\n");
    expect(await check('libs/findings')).toMatchObject({ code: 0, stdout: '' });
    expect(await check('libs/yaml')).toMatchObject({
      code: 1,
      stdout: "libs/yaml/src/wrong.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n",
    });
  });

  it('refuses a folder that is not there', async () => {
    expect(await check('libs/yml')).toEqual({
      code: 2,
      stdout: '',
      stderr: '"libs/yml" is not a folder of the workspace; give a project folder, for example libs/fleet\n',
    });
  });
});
