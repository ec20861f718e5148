import { expect, it, vi } from 'vitest';
import cluster, { type ClusterOptions } from './cluster.js';
import { memoryWorkspace, refusal } from './testing.ts';

const note =
  '# Not known yet: hosts that end in .invalid, networks 192.0.2.0/24, ids of zeros. Correct them before its state is serving.';
const west = `# yaml-language-server: $schema=../libs/fleet/schemas/cluster.schema.json
cloud: gcp
account: '0123'
region: europe-west1
# three, as the quorum wants
zones: [europe-west1-b, europe-west1-c]
environment: production
ring: canary
role: workload
kubernetes: '1.36'
engine: flux
state: serving
network: { controlPlane: 10.64.250.0/28 }
webACL: arn:aws:wafv2:europe-west1:0123:regional/webacl/gcp-prod-europe-west1/7d0a2a56-6f0e-4f0f-9c7b-2f6b6b1d2c3e
fileSystem: fs-0a1b2c3d
traffic: { weight: 40, healthCheck: b8a1abcd-1a69-46c7-8da4-f9fc3c6da5d7 }
identities: { tenant: 0b7d9e34-82c1-4a5f-96e0-d13c5a7b8e42, clients: { user/secrets: 96b98b5f-bf37-42be-af98-bca35b17b966 } }
bindings:
  postgres:
    orders: { host: orders.europe-west1.example, port: 5432, cidrs: [10.64.240.4/32, 10.64.240.5/32] } # two replicas
  kafka: { host: kafka.example, port: 9092, cidrs: [10.64.241.0/28] }
  buckets:
    settlements: { bucket: delivery-gcp-prod-europe-west1-settlements, cidrs: [10.64.242.8/32] }
overrides:
  - { key: replicas.min, value: 4, because: the sale of this winter, until: '2026-12-31' }
`;
const workspace = () =>
  memoryWorkspace({
    'clusters/gcp-prod-europe-west1.yaml': west,
    'clusters/gcp-prod-us-central1.yaml': west.replace('ring: canary', 'ring: production'),
    'clusters/edge-hamburg.yaml': west.replace('ring: canary', 'ring: edge').replace('role: workload', 'role: edge'),
    'clusters/rings.yaml': '- { name: staging }\n- { name: canary }\n- { name: production }\n- { name: edge }\n',
    'clusters/repository.yaml': 'url: https://git.example/platform.git\n',
    'clusters/environments/production.yaml': 'domain: delivery.example\n',
    'clusters/environments/staging.yaml': 'domain: staging.delivery.example\n',
  });
const valid = { name: 'gcp-prod-europe-west12', like: 'gcp-prod-europe-west1', region: 'europe-west12' };
const file = 'clusters/gcp-prod-europe-west12.yaml';

async function generate(options: ClusterOptions) {
  const { tree, text, written } = workspace();
  const done = await cluster(tree, options);
  return { text: text(file), written, done };
}

it('has the facts of the other, its own names, and no address or id of the other', async () => {
  const { text, written } = await generate(valid);
  expect(written()).toEqual([file]);
  expect(text).toBe(`# yaml-language-server: $schema=../libs/fleet/schemas/cluster.schema.json
${note}
cloud: gcp
account: '0123'
region: europe-west12
# three, as the quorum wants
zones: [europe-west12-b, europe-west12-c]
environment: production
ring: production
role: workload
kubernetes: '1.36'
engine: flux
state: joining
network: { controlPlane: 192.0.2.0/24 }
webACL: arn:aws:wafv2:europe-west12:0123:regional/webacl/gcp-prod-europe-west12/00000000-0000-0000-0000-000000000000
fileSystem: fs-00000000
traffic: { weight: 40, healthCheck: 00000000-0000-0000-0000-000000000000 }
identities:
  { tenant: 0b7d9e34-82c1-4a5f-96e0-d13c5a7b8e42, clients: { user/secrets: 00000000-0000-0000-0000-000000000000 } }
bindings:
  postgres:
    orders: { host: orders.postgres.gcp-prod-europe-west12.invalid, port: 5432, cidrs: [192.0.2.0/24] } # two replicas
  kafka: { host: kafka.gcp-prod-europe-west12.invalid, port: 9092, cidrs: [192.0.2.0/24] }
  buckets:
    settlements: { bucket: delivery-gcp-prod-europe-west12-settlements, cidrs: [192.0.2.0/24] }
`);
});

it('takes what the options say', async () => {
  const { text } = await generate({
    ...valid,
    account: 98765,
    environment: 'staging',
    ring: 'staging',
    kubernetes: 'v1.40',
    engine: 'argocd',
  });
  expect(text).toContain("account: '98765'\nregion: europe-west12\n");
  expect(text).toContain("environment: staging\nring: staging\nrole: workload\nkubernetes: '1.40'\nengine: argocd\n");
  expect(text).not.toContain('traffic:');
});

it('is made in the likeness of one that is not known either, with one note', async () => {
  const { tree, text } = workspace();
  await cluster(tree, valid);
  await cluster(tree, { ...valid, name: 'gcp-prod-third', like: valid.name });
  expect(text('clusters/gcp-prod-third.yaml').split(note)).toHaveLength(2);
});

it('opens the Vault of a site with a role of its own and a key that is not known, and breaks no glass', async () => {
  const { tree, text } = workspace();
  const role = 'roleArn: arn:aws:iam::223344556677:role/vault-unseal';
  const site = `unseal:
  key: arn:aws:kms:eu-central-1:223344556677:key/6f1c2b9a-3d47-4e58-9a0b-1c2d3e4f5a6b
  ${role}-edge-hamburg
breakGlass:
  - { owner: ordering, because: orders hang in state paid, until: '2026-12-31' }
`;
  tree.write('clusters/edge-hamburg.yaml', `${text('clusters/edge-hamburg.yaml')}${site}`);
  await cluster(tree, { name: 'edge-bremen', like: 'edge-hamburg', region: 'bremen' });
  const made = text('clusters/edge-bremen.yaml');
  expect(made).toContain('key/00000000-0000-0000-0000-000000000000');
  expect(made).toContain(`${role}-edge-bremen`);
  expect(made).not.toContain('breakGlass');
});

it('says what is not known, and what comes next', async () => {
  const { done } = await generate(valid);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  done();
  const said = write.mock.calls.join('');
  write.mockRestore();
  expect(said).toContain(`${file} has the facts of gcp-prod-europe-west1, in state joining.`);
  expect(said).toContain(
    [
      'network.controlPlane',
      'webACL',
      'fileSystem',
      'traffic.healthCheck',
      'identities.clients',
      'bindings.postgres (2)',
      'bindings.kafka (2)',
      'bindings.buckets',
    ]
      .map((line) => `    ${line}\n`)
      .join(''),
  );
  expect(said).toContain('next   npm run synth');
});

it.each<[string, ClusterOptions, string]>([
  ['no name', { name: undefined }, '--name\n  found    nothing\n  allowed  lower-case letters'],
  ['an illegal name', { name: 'a/b' }, '--name\n  found    "a/b"\n  allowed  lower-case letters'],
  ['a taken name', { name: 'edge-hamburg' }, 'allowed  a name that clusters/edge-hamburg.yaml does not have'],
  ['the name of another file', { name: 'rings' }, 'allowed  a name that clusters/rings.yaml does not have'],
  ['a prototype', { name: '__proto__' }, 'allowed  a name that no object of JavaScript has'],
  [
    'nothing to be like',
    { like: undefined },
    '--like\n  found    nothing\n  allowed  edge-hamburg, gcp-prod-europe-west1, gcp-',
  ],
  [
    'an unknown likeness',
    { like: 'rings' },
    '--like\n  found    "rings"\n  allowed  edge-hamburg, gcp-prod-europe-west1',
  ],
  [
    'no region',
    { region: undefined },
    '--region\n  found    nothing\n  allowed  lower-case letters, digits and -\n  fix      name its region as its cloud spells it, e.g. europe-west1',
  ],
  ['an environment', { environment: 'test' }, '--environment\n  found    "test"\n  allowed  production, staging'],
  ['a ring', { ring: 'canry' }, '--ring\n  found    "canry"\n  allowed  staging, canary, production, edge'],
  ['an engine', { engine: 'argo' }, '--engine\n  found    "argo"\n  allowed  argocd, flux'],
  [
    'a cut version',
    { kubernetes: 1.4 },
    '--kubernetes\n  found    "1.4"\n  allowed  a minor version of two digits, e.g. 1.36\n  fix      write a v before it',
  ],
])('refuses %s, and writes nothing', async (_what, wrong, words) => {
  const { tree, written } = workspace();
  const message = await refusal(cluster(tree, { ...valid, ...wrong }));
  expect(message).toMatch(/^cluster ".*" was not made, and nothing is written\n/);
  expect(message).toContain(words);
  expect(message.match(/^--/gm)).toHaveLength(1);
  expect(written()).toEqual([]);
});
