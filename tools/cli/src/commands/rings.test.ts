import { tempRepository, type TempRepository } from '@delivery/git/testing';
import { tempFolder } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { digest } from '../testing/test-model.ts';
import { rings } from './rings.ts';

const cluster = (ring: string, state = 'serving') => `cloud: aws\nrole: workload\nring: ${ring}\nstate: ${state}\n`;
const release = (tag: string, candidate = '') =>
  `repository: x\nstable: { tag: ${tag}, digest: '${digest('a')}' }\n${candidate}`;
const candidate = (tag: string, through: string) =>
  `candidate: { tag: ${tag}, digest: '${digest('b')}', through: ${through} }\n`;
const ORDER = 'apps/services/order/release.yaml';
const PAYMENT = 'apps/services/payment/release.yaml';

const facts = {
  'clusters/rings.yaml': `- { name: development, ref: ring/development }
- { name: canary, ref: ring/canary }
- { name: production, ref: ring/production }
`,
  'clusters/repository.yaml': 'url: https://git.example/platform.git\n',
  'clusters/local.yaml': cluster('development'),
  'clusters/aws.yaml': cluster('canary'),
  'clusters/azure.yaml': cluster('canary', 'joining'),
  'clusters/gcp.yaml': cluster('production', 'draining'),
  [ORDER]: release('1.0.0'),
  [PAYMENT]: release('2.0.0'),
  ...Object.fromEntries(
    ['local', 'aws', 'azure', 'gcp'].flatMap((name) => [
      [`generated/clusters/${name}/gitops/order.yaml`, 'x\n'],
      [`generated/clusters/${name}/gitops/crds.yaml`, 'x\n'],
    ]),
  ),
  'generated/clusters/gcp/gitops/payment.yaml': 'x\n',
};

/** One commit a ring: the candidate of order is one commit further with each. */
function travelling() {
  const repository = tempRepository();
  const first = repository.commit(facts);
  repository.git('branch', 'ring/production');
  const second = repository.commit({ [ORDER]: release('1.0.0', candidate('1.1.0', 'canary')) });
  repository.git('branch', 'ring/canary');
  const third = repository.commit({ [ORDER]: release('1.1.0'), [PAYMENT]: release('2.1.0') });
  repository.git('branch', 'ring/development');
  return { ...repository, first, second, third };
}

const short = (commit: string) => commit.slice(0, 12);
const run = ({ root }: Pick<TempRepository, 'root'>, json = false) => runCommand((io) => rings({ root }, io), { json });

it('shows what is live and pending in each ring', async () => {
  const repository = travelling();
  const { first, second, third } = repository;
  expect(await run(repository)).toEqual({
    exitCode: 0,
    stdout: `main at ${short(third)}

development  ring/development at ${short(third)}, where main is
  clusters  local (serving)
  live      order 1.1.0
  pending   none
  objects   none

canary  ring/canary at ${short(second)}, 1 commit behind main
  clusters  aws (serving), azure (joining)
  live      order 1.1.0 (candidate)
  pending   order 1.1.0@sha256:bbbbbbbbbbbb… → 1.1.0@sha256:aaaaaaaaaaaa…
  objects   none

production  ring/production at ${short(first)}, 2 commits behind main
  clusters  gcp (draining)
  live      order 1.0.0, payment 2.0.0
  pending   order 1.0.0 → 1.1.0, payment 2.0.0 → 2.1.0
  objects   none
`,
    stderr: '',
  });
});

it('has this JSON', async () => {
  const repository = travelling();
  const { second, third } = repository;
  const { rings: all, ...rest } = JSON.parse((await run(repository, true)).stdout);
  expect(rest).toEqual({ command: 'rings', exitCode: 0, main: { name: 'main', commit: third }, findings: [] });
  expect(all.map(({ name }: { name: string }) => name)).toEqual(['development', 'canary', 'production']);
  expect(all[1]).toEqual({
    name: 'canary',
    ref: 'ring/canary',
    at: { name: 'ring/canary', commit: second, ahead: 0, behind: 1 },
    clusters: [
      { name: 'aws', state: 'serving', cloud: 'aws', intermittent: false, reports: true },
      { name: 'azure', state: 'joining', cloud: 'aws', intermittent: false, reports: true },
    ],
    live: [{ app: 'order', tag: '1.1.0', digest: digest('b'), track: 'candidate' }],
    pending: [
      {
        app: 'order',
        from: { tag: '1.1.0', digest: digest('b'), track: 'candidate' },
        to: { tag: '1.1.0', digest: digest('a'), track: 'stable' },
      },
    ],
    delta: { added: 0, changed: 0, removed: 0, apps: [] },
  });
});

describe('the rendered delta', () => {
  const object = (path: string) => `generated/clusters/${path}.yaml`;

  /** Canary is one commit behind main; in that commit its clusters change, and one of another ring. */
  function behind() {
    const repository = tempRepository();
    repository.commit({
      ...facts,
      [object('aws/apps/order/order/service_order')]: 'a\n',
      [object('azure/apps/order/order/service_order')]: 'a\n',
      [object('aws/apps/payment/payment/service_payment')]: 'a\n',
      [object('aws/bootstrap/argocd/configmap_argocd-cm')]: 'a\n',
    });
    repository.git('branch', 'ring/canary');
    repository.git('rm', '--quiet', object('aws/apps/payment/payment/service_payment'));
    repository.commit({
      [object('aws/apps/order/order/service_order')]: 'b\n',
      [object('azure/apps/order/order/service_order')]: 'b\n',
      [object('aws/apps/order/order/configmap_order')]: 'b\n',
      [object('aws/bootstrap/argocd/configmap_argocd-cm')]: 'b\n',
      [object('aws/gitops/order')]: 'y\n',
      [object('gcp/apps/order/order/service_order')]: 'b\n',
    });
    return repository;
  }

  it('counts the objects of each app on all clusters of the ring', async () => {
    const repository = behind();
    expect((await run(repository)).stdout).toContain('  objects   6 (+1 ~4 -1): engine 1, order 4, payment 1\n');
    const { rings: all } = JSON.parse((await run(repository, true)).stdout);
    expect(all[1].delta).toEqual({
      ...{ added: 1, changed: 4, removed: 1 },
      apps: [
        { app: 'engine', added: 0, changed: 1, removed: 0 },
        { app: 'order', added: 1, changed: 3, removed: 0 },
        { app: 'payment', added: 0, changed: 0, removed: 1 },
      ],
    });
  });

  it('is all of its clusters where a ring has no branch', async () => {
    const { rings: all } = JSON.parse((await run(behind(), true)).stdout);
    expect(all[0].delta).toEqual({
      ...{ added: 2, changed: 0, removed: 0 },
      apps: [
        { app: 'crds', added: 1, changed: 0, removed: 0 },
        { app: 'order', added: 1, changed: 0, removed: 0 },
      ],
    });
  });
});

it('shows apps that come and go, and a candidate that is on its way', async () => {
  const repository = tempRepository();
  repository.commit(facts);
  for (const ring of ['development', 'canary', 'production']) repository.git('branch', `ring/${ring}`);
  repository.git('rm', '--quiet', 'generated/clusters/gcp/gitops/payment.yaml');
  repository.commit({
    'generated/clusters/local/gitops/payment.yaml': 'x\n',
    [ORDER]: release('1.0.0', candidate('1.1.0', 'canary')),
  });
  const { stdout } = await run(repository);
  expect(stdout.match(/pending .*/g)).toEqual([
    'pending   order 1.0.0 → 1.1.0 (candidate), payment + 2.0.0',
    'pending   order 1.0.0 → 1.1.0 (candidate)',
    'pending   payment - 2.0.0',
  ]);
});

it('says that a ring has no branch; all of main is pending there', async () => {
  const repository = travelling();
  repository.git('branch', '--quiet', '--delete', '--force', 'ring/canary');
  const { exitCode, stdout, stderr } = await run(repository);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain(`canary  no branch ring/canary, neither here nor of origin
  clusters  aws (serving), azure (joining)
  live      none
  pending   order + 1.1.0
`);
});

it('reads what is committed, whatever stands in the work tree', async () => {
  const repository = travelling();
  const before = await run(repository);
  repository.write({ 'clusters/rings.yaml': 'nonsense: [', [ORDER]: release('9.9.9') });
  expect(await run(repository)).toEqual(before);
});

it("takes origin's branches where there are none here", async () => {
  const origin = travelling();
  const root = tempFolder();
  origin.git('clone', '--quiet', '--no-local', origin.root, root);
  const { stdout } = await run({ root });
  expect(stdout).toContain(`canary  origin/ring/canary at ${short(origin.second)}, 1 commit behind main\n`);
});

it('reads an old commit that does not fit the facts of today', async () => {
  const repository = tempRepository();
  repository.commit({ 'clusters/rings.yaml': '[]\n', 'clusters/local.yaml': 'text\n', [ORDER]: 'stable: 1.0.0\n' });
  repository.git('branch', 'ring/development');
  repository.commit(facts);
  const { stdout } = await run(repository);
  expect(stdout).toContain('  live      none\n  pending   order + 1.0.0\n');
});

describe('warns, with 0, of', () => {
  const warnings = async (repository: TempRepository) => {
    const { exitCode, stderr } = await run(repository);
    expect(exitCode).toBe(0);
    return stderr;
  };

  it('a ring that is ahead of the ring before', async () => {
    const repository = travelling();
    repository.git('branch', '--force', 'ring/production', 'main');
    expect(await warnings(repository)).toBe(`
warning ring-follows
  ring production
  found    ring/production at ${short(repository.third)} has 1 commit that ring/canary lacks
  allowed  commits that ring canary has
  fix      move ring/canary forward first; this ring follows once it is healthy there
`);
  });

  it('a ring that is not on main', async () => {
    const repository = travelling();
    repository.git('switch', '--quiet', 'ring/canary');
    const side = repository.commit({ 'hotfix.txt': 'x\n' });
    const stderr = await warnings(repository);
    expect(stderr).toContain(`warning ring-on-main
  ring canary
  found    ring/canary at ${short(side)} has 1 commit that main lacks
  allowed  commits of main
  fix      bring them to main with a pull request, then move the branch forward to main
`);
    expect(stderr).toContain(`found    ring/canary at ${short(side)} has 1 commit that ring/development lacks\n`);
    expect((await run(repository)).stdout).toContain('1 commit beside and 1 commit behind main\n');
  });

  it('a branch that is elsewhere at origin', async () => {
    const repository = travelling();
    repository.git('update-ref', 'refs/remotes/origin/ring/canary', repository.third);
    expect(await warnings(repository)).toBe(`
warning branch-as-origin
  ring/canary
  found    ${short(repository.second)} here, ${short(repository.third)} at origin
  allowed  the same: clusters sync origin's
  fix      push it, or pull origin's
`);
  });
});

describe('refuses', () => {
  it('a shallow clone, with 2', async () => {
    const origin = travelling();
    const root = tempFolder();
    origin.git('clone', '--quiet', '--depth', '1', `file://${origin.root}`, root);
    const { exitCode, stderr } = await run({ root });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error shallow-clone\n');
  });

  it('a folder without a repository, with 2', async () => {
    const { exitCode, stderr } = await run({ root: tempFolder() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error no-repository\n');
  });

  it('a clone without main, with 2', async () => {
    const repository = tempRepository();
    repository.git('switch', '--quiet', '--create', 'other');
    repository.commit();
    const { exitCode, stderr } = await run(repository);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error main-exists\n  main\n  found    no branch main, neither here nor of origin\n');
  });

  it('a main that states no rings, with 2', async () => {
    const repository = tempRepository();
    repository.commit();
    const { exitCode, stderr } = await run(repository);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error rings-exist\n  main:clusters/rings.yaml\n  found    no rings\n');
  });

  it('a committed file that is no YAML, with 3 and the commit', async () => {
    const repository = tempRepository();
    const head = repository.commit({ ...facts, 'clusters/aws.yaml': 'ring: [\n' });
    const { exitCode, stderr } = await run(repository);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`error ${short(head)}:clusters/aws.yaml:`);
  });
});
