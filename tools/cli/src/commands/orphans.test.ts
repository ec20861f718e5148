import { tempRepository, type TempRepository } from '@delivery/git/testing';
import { emit, pathOf } from '@delivery/manifest';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { object } from '../testing/test-fleet.ts';
import { orphans } from './orphans.ts';

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** A file of an app on a cluster, by path. */
function file(cluster: string, app: string, kind: string, id: string, annotations: Record<string, string> = KEPT) {
  const manifest = object('v1', kind, id, { annotations });
  return { [`generated/clusters/${cluster}/apps/${app}/${pathOf(manifest)}`]: emit(manifest) };
}

const crd = (folder: string, name: string) => {
  const manifest = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name, { annotations: KEPT });
  return { [`generated/crds/${folder}/${pathOf(manifest).split('/')[1]}`]: emit(manifest) };
};

const application = (cluster: string, ...folders: readonly string[]) => {
  const include = `{${folders.map((folder) => `${folder}/*`).join(',')}}`;
  const spec = { source: { directory: { include }, path: 'generated/crds' } };
  return {
    [`generated/clusters/${cluster}/gitops/crds.yaml`]: emit(
      object('argoproj.io/v1alpha1', 'Application', 'argocd/crds', { spec, annotations: KEPT }),
    ),
  };
};

const repository = (cluster: string, ...folders: readonly string[]) => {
  const spec = { sparseCheckout: folders.map((folder) => `generated/crds/${folder}`) };
  const manifest = object('source.toolkit.fluxcd.io/v1', 'GitRepository', 'flux-system/delivery', { spec });
  return { [`generated/clusters/${cluster}/bootstrap/${pathOf(manifest)}`]: emit(manifest) };
};

const facts = {
  'clusters/rings.yaml': '- { name: canary, ref: ring/canary }\n- { name: production, ref: ring/production }\n',
  'clusters/aws.yaml': 'cloud: aws\nring: canary\nstate: serving\n',
  'clusters/gcp.yaml': 'cloud: gcp\nring: production\nstate: serving\n',
};

function start(...files: readonly Readonly<Record<string, string>>[]): TempRepository {
  const made = tempRepository();
  made.commit(Object.assign({}, facts, ...files) as Record<string, string>);
  return made;
}

function remove({ root, commit }: TempRepository, ...files: readonly Readonly<Record<string, string>>[]): string {
  for (const path of files.flatMap((one) => Object.keys(one))) rmSync(join(root, path), { recursive: true });
  return commit();
}

const run = ({ root }: TempRepository, { since, json = false }: { since?: string; json?: boolean } = {}) =>
  runCommand((io) => orphans({ root, ...(since !== undefined && { since }) }, io), { json });

/** `<cluster> <Kind> <name>` of everything that is listed. */
async function listed(repository: TempRepository, since?: string): Promise<readonly string[]> {
  const { stdout } = await run(repository, { json: true, ...(since !== undefined && { since }) });
  const found = (JSON.parse(stdout) as { orphans: { cluster: string; kind: string; name: string }[] }).orphans;
  return found.map(({ cluster, kind, name }) => `${cluster} ${kind} ${name}`);
}

const namespace = file('aws', 'namespaces', 'Namespace', 'shop');
const claim = file('aws', 'shop', 'PersistentVolumeClaim', 'shop/data');

describe('a protected object that left the tree', () => {
  it('is listed with the commit that removed it, and the commands for it', async () => {
    const made = start(namespace, claim, file('gcp', 'shop', 'PersistentVolumeClaim', 'shop/data'));
    const first = remove(made, claim);
    const second = remove(made, namespace);
    const day = made.git('log', '-1', '--format=%cs');
    expect(await run(made)).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `aws
  Namespace shop
    removed  ${second.slice(0, 12)} of ${day}, test
    look     kubectl --context aws get namespace shop
    remove   kubectl --context aws delete namespace shop
  PersistentVolumeClaim shop/data
    removed  ${first.slice(0, 12)} of ${day}, test
    look     kubectl --context aws get persistentvolumeclaim data -n shop
    remove   kubectl --context aws delete persistentvolumeclaim data -n shop

Look before you remove: a Namespace goes with everything in it, a CustomResourceDefinition with every object of its
kind, a PersistentVolumeClaim with its data where the StorageClass reclaims by Delete.
`,
    });
  });

  it('has this JSON', async () => {
    const made = start(claim);
    const commit = remove(made, claim);
    const { stdout } = await run(made, { json: true });
    expect(JSON.parse(stdout)).toEqual({
      command: 'orphans',
      exitCode: 0,
      orphans: [
        {
          cluster: 'aws',
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          namespace: 'shop',
          name: 'data',
          file: 'generated/clusters/aws/apps/shop/shop/persistentvolumeclaim_data.yaml',
          removed: { id: commit, date: made.git('log', '-1', '--format=%cs'), subject: 'test' },
          ring: 'canary',
          look: 'kubectl --context aws get persistentvolumeclaim data -n shop',
          remove: 'kubectl --context aws delete persistentvolumeclaim data -n shop',
        },
      ],
    });
  });

  it('is still in the tree of a ring that is not there yet', async () => {
    const made = start(claim);
    made.git('branch', 'ring/canary');
    remove(made, claim);
    expect((await run(made)).stdout).toContain(', test; still in its tree until ring canary has that commit\n');
    made.git('branch', '--force', 'ring/canary', 'main');
    expect((await run(made)).stdout).not.toContain('still in its tree');
  });

  it('is listed for a cluster that is gone as a whole', async () => {
    const made = start(claim);
    remove(made, claim, { 'clusters/aws.yaml': '' });
    expect((await run(made)).stdout).toContain('aws  no longer in clusters/\n');
  });

  it('is found in the first parents alone, whatever branch removed it', async () => {
    const made = start(claim, namespace);
    made.git('switch', '--quiet', '--create', 'side');
    remove(made, claim);
    made.git('switch', '--quiet', 'main');
    made.commit({ other: 'x' });
    made.git('merge', '--quiet', '--no-edit', '--no-ff', 'side');
    const { stdout } = await run(made);
    expect(stdout).toContain(`removed  ${made.git('rev-parse', 'HEAD').slice(0, 12)} of`);
    expect(stdout).toContain("Merge branch 'side'\n");
  });

  it('counts since a revision', async () => {
    const made = start(claim, namespace);
    const first = remove(made, claim);
    remove(made, namespace);
    expect(await listed(made, first)).toEqual(['aws Namespace shop']);
    expect(await listed(made, 'HEAD')).toEqual([]);
  });
});

describe('nothing is left of', () => {
  it.each<[string, (made: TempRepository) => void]>([
    ['a tree that nothing left', () => undefined],
    [
      'an object that moved to another app',
      (made) => {
        made.write(file('aws', 'other', 'PersistentVolumeClaim', 'shop/data'));
        remove(made, claim);
      },
    ],
    [
      'an object that came again',
      (made) => {
        remove(made, claim);
        made.commit(claim);
      },
    ],
    [
      'an object that both engines pruned',
      (made) => remove(made, file('aws', 'shop', 'ConfigMap', 'shop/settings', {})),
    ],
    [
      'an object that only one engine was told to keep',
      (made) =>
        remove(made, file('aws', 'shop', 'Secret', 'shop/half', { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' })),
    ],
  ])('%s', async (_, change) => {
    const half = file('aws', 'shop', 'Secret', 'shop/half', { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
    const made = start(claim, file('aws', 'shop', 'ConfigMap', 'shop/settings', {}), half);
    change(made);
    expect(await run(made)).toEqual({ exitCode: 0, stdout: 'no protected object has left the tree\n', stderr: '' });
  });
});

describe('a CustomResourceDefinition', () => {
  const keda = crd('keda/2.20.0', 'scaledobjects.keda.sh');
  const next = crd('keda/2.21.0', 'scaledobjects.keda.sh');
  const istio = crd('istio/1.0.0', 'gateways.istio.io');
  const both = [application('aws', 'keda/2.20.0', 'istio/1.0.0'), repository('gcp', 'keda/2.20.0', 'istio/1.0.0')];

  it('that has another version is none', async () => {
    const made = start(keda, istio, ...both);
    made.write({
      ...next,
      ...application('aws', 'keda/2.21.0', 'istio/1.0.0'),
      ...repository('gcp', 'keda/2.21.0', 'istio/1.0.0'),
    });
    remove(made, keda);
    expect(await listed(made)).toEqual([]);
  });

  it('is left on the cluster that syncs its folder no more, while others keep it', async () => {
    const made = start(keda, istio, ...both);
    made.commit(application('aws', 'keda/2.20.0'));
    expect(await listed(made)).toEqual(['aws CustomResourceDefinition gateways.istio.io']);
    made.commit(repository('gcp', 'keda/2.20.0'));
    remove(made, istio);
    expect(await listed(made)).toEqual([
      'aws CustomResourceDefinition gateways.istio.io',
      'gcp CustomResourceDefinition gateways.istio.io',
    ]);
  });

  it('that leaves a folder is left on every cluster that syncs it', async () => {
    const more = crd('keda/2.20.0', 'triggers.keda.sh');
    const made = start(keda, more, istio, ...both);
    remove(made, more);
    expect(await listed(made)).toEqual([
      'aws CustomResourceDefinition triggers.keda.sh',
      'gcp CustomResourceDefinition triggers.keda.sh',
    ]);
  });

  it('goes with the sync object, which is listed too', async () => {
    const sync = application('aws', 'keda/2.20.0');
    const made = start(keda, sync);
    remove(made, sync);
    expect(await listed(made)).toEqual(['aws Application crds', 'aws CustomResourceDefinition scaledobjects.keda.sh']);
  });
});

it('refuses a revision that is none with 2, and an unfinished tree with 4', async () => {
  const made = start(claim);
  expect(await run(made, { since: 'v9' })).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `error revision-exists
  v9
  found    "v9", which names no commit here
  fix      name a branch, tag or commit; \`git fetch\` first when it is at origin
`,
  });
  made.write({ 'generated/.unfinished': '' });
  expect((await run(made)).exitCode).toBe(4);
});
