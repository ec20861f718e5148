import { tempFolder, writeFiles } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { synth } from '../synth.ts';
import { runCommand } from '../testing/run-command.ts';
import { components, sources } from '../why/testing.ts';
import { workspaceOf } from '../why/workspace-of.ts';
import { why } from './why.ts';

const synthesis = synth(components, sources);

/** What `delivery why <object> [field] [--cluster <name>]` prints. */
function asked(words: string, { json = false } = {}) {
  const [object = '', ...rest] = words.split(' ');
  const [cluster, field] = [
    rest.find((word) => word.startsWith('@'))?.slice(1),
    rest.find((word) => !word.startsWith('@')),
  ];
  const root = tempFolder();
  writeFiles(root, {
    'libs/overlays/aws/src/registry.test.ts': 'export const registry = 1;\n',
    'libs/overlays/aws/src/registry.ts': '/** A host. */\nexport const registry = () => "host";\n',
    'libs/overlays/gcp/src/registry.ts': 'export const registry = () => "host";\n',
    'libs/overlays/aws/src/storage.ts': 'export function storageClasses() {}\n',
  });
  const deps = {
    root,
    render: () => synthesis,
    model: () => synthesis.model,
    workspace: () => workspaceOf(components, sources, synthesis.model),
    object,
    ...(field !== undefined && { field }),
    ...(cluster !== undefined && { cluster }),
  };
  return runCommand((io) => why(deps, io), { json });
}

describe('a field', () => {
  it('is its value, the facts and the answer behind it, and why it differs elsewhere', async () => {
    expect(await asked('ConfigMap/shop data.image')).toEqual({
      exitCode: 0,
      stderr: 'rendering\nrendering with other facts\n',
      stdout: `ConfigMap shop/shop  data.image  on aws-one, the first in ring order
  value      223344556677.dkr.ecr.eu-west-1.amazonaws.com/delivery/shop:…
  made       as shop/ConfigMap
  file       generated/clusters/aws-one/apps/shop/shop/configmap_shop.yaml
  there by   cluster.role
  elsewhere  the same on aws-two

  fact                   value                                                         stated at
  cluster.cloud          aws                                                           clusters/aws-one.yaml:1
  cluster.account        223344556677                                                  clusters/aws-one.yaml:2
  cluster.region         eu-west-1                                                     clusters/aws-one.yaml:3
  release.repository     delivery/shop                                                 apps/services/shop/release.yaml:1
  release.stable.tag     1.0.0                                                         apps/services/shop/release.yaml:2
  release.stable.digest  sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…  apps/services/shop/release.yaml:2

  answer of aws     value                                         stated at
  overlay.registry  223344556677.dkr.ecr.eu-west-1.amazonaws.com  libs/overlays/aws/src/registry.ts:2

  differs on  value                                                         because of
  gcp-one     europe-west1-docker.pkg.dev/shop-production/delivery/shop:1…  cluster.cloud, cluster.account, cluster.region
`,
    });
  });

  it('of a cluster that overrides its environment hangs on the override', async () => {
    expect((await asked('ConfigMap/shop data.replicas @aws-two')).stdout)
      .toBe(`ConfigMap shop/shop  data.replicas  on aws-two
  value      5 to 12
  made       as shop/ConfigMap
  file       generated/clusters/aws-two/apps/shop/shop/configmap_shop.yaml
  there by   cluster.role
  not known  no other value renders: cluster.environment
  elsewhere  the same on no other cluster

  fact                        value         stated at
  cluster.overrides[0].key    replicas.min  clusters/aws-two.yaml:16
  cluster.overrides[0].value  5             clusters/aws-two.yaml:16
  environment.replicas.max    12            clusters/environments/production.yaml:3

  differs on  value    because of
  aws-one     1 to 1   cluster.overrides[0].key, cluster.overrides[0].value, environment.replicas.max
  gcp-one     3 to 12  cluster.overrides[0].key, cluster.overrides[0].value
`);
  });

  it('differs by what is stated elsewhere alone', async () => {
    const { stdout } = await asked('ConfigMap/shop data.replicas @gcp-one');
    expect(stdout).toContain('aws-two     5 to 12  cluster.overrides[0].key, cluster.overrides[0].value\n');
  });

  it('that no fact moves is the code alone', async () => {
    expect((await asked('ConfigMap/shop data.fixed')).stdout)
      .toBe(`ConfigMap shop/shop  data.fixed  on aws-one, the first in ring order
  value      text
  made       as shop/ConfigMap
  file       generated/clusters/aws-one/apps/shop/shop/configmap_shop.yaml
  there by   cluster.role
  hangs on   no fact and no answer of the overlay: the code alone decides it
  elsewhere  the same on all other clusters
`);
  });

  it('has this JSON, in which nothing stands that looks like a secret', async () => {
    const { stdout } = await asked('ConfigMap/shop data.token', { json: true });
    expect(JSON.parse(stdout)).toEqual({
      command: 'why',
      exitCode: 0,
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'shop',
        app: 'shop',
        cluster: 'aws-one',
        ring: 'development',
        file: 'generated/clusters/aws-one/apps/shop/shop/configmap_shop.yaml',
        source: 'shop/ConfigMap',
        field: 'data.token',
        value: 'password=***',
        facts: [
          { name: 'cluster.name', value: 'aws-one', at: { file: 'clusters/aws-one.yaml' }, fields: ['data.token'] },
          {
            name: 'environment.domain',
            value: 'delivery.example',
            at: { file: 'clusters/environments/development.yaml', line: 1, column: 1, path: 'domain' },
            fields: ['data.token'],
          },
        ],
        answers: [],
        presence: ['cluster.role'],
        unknown: [],
        others: [
          { name: 'aws-two', same: false, value: 'password=***', because: ['cluster.name'] },
          { name: 'gcp-one', same: false, value: 'password=***', because: ['cluster.name'] },
        ],
      },
    });
  });
});

describe('an object', () => {
  it('is a line a fact, with the fields that it moves', async () => {
    expect((await asked('ConfigMap/shop')).stdout).toBe(`ConfigMap shop/shop  on aws-one, the first in ring order
  made      as shop/ConfigMap
  file      generated/clusters/aws-one/apps/shop/shop/configmap_shop.yaml
  there by  cluster.role

  fact                                   value                     stated at                                 moves
  cluster.name                           aws-one                   clusters/aws-one.yaml                     data.token
  cluster.cloud                          aws                       clusters/aws-one.yaml:1                   data.image and 1 more
  cluster.account                        223344556677              clusters/aws-one.yaml:2                   data.image
  cluster.region                         eu-west-1                 clusters/aws-one.yaml:3                   data.image and 1 more
  cluster.zones                          ["eu-west-1a","eu-west-…  clusters/aws-one.yaml:4                   data.place
  cluster.environment                    development               clusters/aws-one.yaml:5                   data.replicas
  cluster.bindings.postgres.orders.host  development.db.example    clusters/aws-one.yaml:15                  data.postgres
  environment.domain                     delivery.example          clusters/environments/development.yaml:1  data.token
  environment.replicas.min               1                         clusters/environments/development.yaml:3  data.replicas
  environment.replicas.max               1                         clusters/environments/development.yaml:3  data.replicas
  release.repository                     delivery/shop             apps/services/shop/release.yaml:1         data.image
  release.stable.tag                     1.0.0                     apps/services/shop/release.yaml:2         data.image
  release.stable.digest                  sha256:aaaaaaaaaaaaaaaa…  apps/services/shop/release.yaml:2         data.image

  answer of aws                               value                     stated at                            moves
  overlay.registry                            223344556677.dkr.ecr.eu…  libs/overlays/aws/src/registry.ts:2  data.image
  overlay.storageClasses.default.provisioner  ebs.csi.aws.com           libs/overlays/aws/src/storage.ts:1   data.storage
`);
  });

  it('says by which facts it is there', async () => {
    expect((await asked('ServiceAccount/shop @gcp-one')).stdout).toContain('  there by  cluster.role, cluster.mesh\n');
  });

  it('of a path is on the cluster of that path', async () => {
    const { stdout } = await asked('generated/clusters/gcp-one/apps/shop/shop/configmap_shop.yaml data.place');
    expect(stdout.split('\n')[0]).toBe('ConfigMap shop/shop  data.place  on gcp-one');
  });
});

it.each([
  [
    'ConfigMap/shop data.imag',
    `error field-is-there
  <field>
  found    "data.imag", which ConfigMap shop/shop on aws-one does not have
  allowed  a field as in spec.template.spec.containers[name=order].image
  fix      did you mean "data.image"?
`,
  ],
  [
    'ConfigMap/shap',
    `error unknown-name
  <name>
  found    "ConfigMap/shap", which is no app, no cluster and no rendered object
  allowed  <app>, <cluster>, [<namespace>/]<Kind>/<name>, or a path of generated/
  fix      did you mean "ConfigMap/shop"?
`,
  ],
  [
    'shop',
    `error no-object
  <object>
  found    "shop", which is an app
  allowed  [<namespace>/]<Kind>/<name>, or a path of generated/
  fix      name one of its objects; \`npm run delivery -- show shop\` shows what it is
`,
  ],
  [
    'ConfigMap/shop @aws-on',
    `error object-on-cluster
  --cluster
  found    "aws-on", which does not have ConfigMap/shop
  allowed  aws-one, aws-two, gcp-one
  fix      did you mean "aws-one"?
`,
  ],
])('%s is refused', async (words, message) => {
  expect(await asked(words)).toEqual({ exitCode: 2, stdout: '', stderr: `rendering\n${message}` });
});
