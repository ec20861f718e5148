import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { checkout } from '../small-workspace.ts';
import service, { type ServiceOptions } from './service.js';
import { memoryWorkspace, refusal } from './testing.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const valid = { name: 'refund', owner: 'payments', tag: '1.0.0', digest };
const workspace = () =>
  memoryWorkspace({
    'apps/services/order/component.ts': "export default defineService({\n  name: 'order',\n  owner: 'ordering',\n});\n",
    'apps/operators/keda/component.ts': "export default defineOperator({\n  owner: 'platform',\n});\n",
  });

async function generate(options: ServiceOptions) {
  const made = workspace();
  const done = await service(made.tree, options);
  return { ...made, done };
}

it('writes a folder of three files, formatted', async () => {
  const { text, written } = await generate(valid);
  expect(written()).toEqual(
    ['component.test.ts', 'component.ts', 'release.yaml'].map((file) => `apps/services/refund/${file}`),
  );
  expect(text('apps/services/refund/component.ts')).toBe(`import { defineService } from '@delivery/constructs';

export default defineService({
  name: 'refund',
  owner: 'payments',
  clusters: ({ role }) => role === 'workload',
  dataClass: 'internal',
  ports: { http: 8080, metrics: 9090 },
  requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
});
`);
  expect(text('apps/services/refund/release.yaml')).toBe(
    `# yaml-language-server: $schema=../../../libs/fleet/schemas/release.schema.json
repository: delivery/refund
stable:
  tag: 1.0.0
  digest: ${digest}
`,
  );
  expect(text('apps/services/refund/component.test.ts')).toContain("get('Service', 'refund')");
});

it('takes what the options say', async () => {
  const { text } = await generate({
    ...valid,
    tag: '20260131',
    repository: 'payments/refund',
    dataClass: 'card',
    tier: 'critical',
    roles: ['local', 'workload'],
    description: 'Gives money back.',
  });
  const component = text('apps/services/refund/component.ts');
  expect(component).toContain('/** Gives money back. */\nexport default');
  expect(component).toContain("clusters: ({ role }) => role === 'workload' || role === 'local',");
  expect(component).toContain("dataClass: 'card',\n  tier: 'critical',");
  expect(text('apps/services/refund/release.yaml')).toContain(
    "repository: payments/refund\nstable:\n  tag: '20260131'",
  );
  expect(text('apps/services/refund/component.test.ts')).toContain("toEqual(['workload', 'local'])");
});

it('declares what it needs, from which its secrets and its way there follow', async () => {
  const { text } = await generate({ ...valid, redis: 'sessions', publish: ['refunds'], subscribe: ['order-events'] });
  expect(text('apps/services/refund/component.ts')).toContain(
    "  needs: { redis: 'sessions', topics: { publish: ['refunds'], subscribe: ['order-events'] } },\n",
  );
  const { text: one } = await generate({ ...valid, postgres: 'refunds', bucket: 'receipts', publish: [] });
  expect(one('apps/services/refund/component.ts')).toContain("  needs: { postgres: 'refunds', bucket: 'receipts' },\n");
});

it.each([
  ['payments', '"payments" is a new owner, with a project and an account of its own; others: ordering, platform'],
  ['ordering', 'next   npm run synth'],
])('says what comes next to owner %s', async (owner, words) => {
  const { done } = await generate({ ...valid, owner });
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  done();
  const said = write.mock.calls.join('').trim();
  write.mockRestore();
  expect(said.startsWith(words)).toBe(true);
  expect(said).toContain("calledBy: ['refund'] there");
});

const label = 'lower-case letters, digits and -, 1 to 40 characters, a letter first';
it.each<[string, ServiceOptions, string]>([
  ['no name', { name: undefined }, `--name\n  found    nothing\n  allowed  ${label}`],
  ['an illegal name', { name: 'Refund' }, `--name\n  found    "Refund"\n  allowed  ${label}`],
  [
    'a prototype',
    { name: '__proto__' },
    '--name\n  found    "__proto__"\n  allowed  a name that no object of JavaScript has',
  ],
  ['a constructor', { name: 'constructor' }, '--name\n  found    "constructor"\n  allowed  a name that no object'],
  [
    'a taken name',
    { name: 'order' },
    '--name\n  found    "order"\n  allowed  a name that apps/services/order does not have',
  ],
  [
    'an operator',
    { name: 'keda' },
    '--name\n  found    "keda"\n  allowed  a name that apps/operators/keda does not have',
  ],
  [
    'a namespace of Kubernetes',
    { name: 'kube-system' },
    '--name\n  found    "kube-system"\n  allowed  a name that is free',
  ],
  [
    'two hyphens',
    { name: 'a--b' },
    '--repository\n  found    "delivery/a--b"\n  allowed  lower-case letters and digits, with one',
  ],
  ['no owner', { owner: undefined }, '--owner\n  found    nothing\n  allowed  lower-case letters'],
  [
    'no tag',
    { tag: undefined },
    '--tag\n  found    nothing\n  allowed  the tag of an image, not latest\n  fix      name the image',
  ],
  ['a moving tag', { tag: 'latest' }, '--tag\n  found    "latest"\n  allowed  the tag of an image, not latest'],
  [
    'a number',
    { tag: 1.1 },
    '--tag\n  found    1.1\n  allowed  the tag of an image, not latest\n  fix      Nx read it as a number',
  ],
  ['no digest', { digest: undefined }, '--digest\n  found    nothing\n  allowed  sha256: and 64 hexadecimal digits'],
  [
    'a short digest',
    { digest: 'sha256:ab' },
    '--digest\n  found    "sha256:ab"\n  allowed  sha256: and 64 hexadecimal digits',
  ],
  [
    'a data class',
    { dataClass: 'secret' },
    '--dataClass\n  found    "secret"\n  allowed  public, internal, personal, card',
  ],
  ['a tier', { tier: 'gold' }, '--tier\n  found    "gold"\n  allowed  critical, standard'],
  [
    'a role',
    { roles: ['workload', 'moon'] },
    '--roles\n  found    "moon"\n  allowed  workload, observability, edge, local',
  ],
  ['no role', { roles: [] }, '--roles\n  found    nothing\n  allowed  workload, observability, edge, local'],
  ['a database', { postgres: "it's" }, `--postgres\n  found    "it's"\n  allowed  ${label}`],
  ['a topic', { subscribe: ['order-events', 'Order'] }, `--subscribe\n  found    "Order"\n  allowed  ${label}`],
  ['a comment', { description: 'ends */ here' }, '--description\n  found    "ends */ here"\n  allowed  one line'],
])('refuses %s, and writes nothing', async (_what, wrong, words) => {
  const { tree, written } = workspace();
  const message = await refusal(service(tree, { ...valid, ...wrong }));
  expect(message).toMatch(/^service ".*" was not made, and nothing is written\n/);
  expect(message).toContain(words);
  expect(message.match(/^--/gm)).toHaveLength(1);
  expect(written()).toEqual([]);
});

it('says everything that is wrong at once', async () => {
  const message = await refusal(service(workspace().tree, {}));
  expect(message.match(/^--.*/gm)).toEqual(['--name', '--owner', '--tag', '--digest']);
});

it('knows the words of the catalog', () => {
  const declaration = readFileSync(join(checkout, 'libs/catalog/src/declaration.ts'), 'utf8');
  const names = readFileSync(join(checkout, 'libs/catalog/src/rules/names.ts'), 'utf8');
  expect(names).toContain(`allowed = '${label}'`);
  expect(names).toContain('/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/');
  expect(declaration).toContain("export type DataClass = 'public' | 'internal' | 'personal' | 'card';");
  expect(declaration).toContain("export type Tier = 'critical' | 'standard';");
});
