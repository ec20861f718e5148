import {
  deliver,
  factCluster,
  repository as served,
  startCluster,
  type ClusterHandle,
  type Delivery,
} from '@delivery/cluster';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clone, type Clone } from '../src/clone.ts';

const order = 'apps/services/order/component.ts';
/** The one service whose own metrics no dashboard shows: a panel of a metric that is gone is refused. */
const removed = 'api-gateway';

describe.each(['aws-prod-eu-west-1', 'gcp-prod-europe-west1'])('%s, from its bootstrap alone', (cluster) => {
  let repository: Clone;
  let handle: ClusterHandle;
  let delivery: Delivery;
  const runDir = mkdtempSync(join(tmpdir(), 'delivery-engines-'));

  beforeAll(async () => {
    repository = clone();
    handle = await startCluster({ runDir, ...factCluster(cluster), log: console.log });
    // the one fact that differs from the committed tree; facts.test.ts shows that nothing else follows from it
    repository.edit(
      'clusters/repository.yaml',
      'https://github.com/delivery-example/platform.git',
      handle.git.addressOf(served),
    );
    expect(repository.delivery('synth').exitCode).toBe(0);
  });
  afterAll(async () => {
    await handle?.stop();
    rmSync(runDir, { recursive: true, force: true });
    repository?.remove();
  });

  /** Renders the clone after an edit and lets the engine sync it. */
  async function sync(): Promise<void> {
    const { exitCode, output } = repository.delivery('synth');
    expect(exitCode, output).toBe(0);
    await delivery.push(join(repository.root, 'generated'));
    await delivery.settled({ timeout: 600_000 });
  }

  it('the root and every app become Synced or Ready, and Healthy', async () => {
    delivery = await deliver(handle, { tree: join(repository.root, 'generated'), cluster });
    await delivery.settled({ timeout: 1_080_000 });
    const status = (service: string, kind: string, path: string) =>
      handle.kubectl(['-n', service, 'get', kind, service, `-o=jsonpath={.status.${path}}`]);
    expect(await status('user', 'deployment', 'conditions[?(@.type=="Available")].status')).toBe('True');
    // simulated: no controller of Argo Rollouts runs here
    expect(await status('order', 'rollout', 'phase')).toBe('Healthy');
  });

  it('a commit that changes order changes only order’s objects', async () => {
    const before = await generations(handle);
    repository.edit(order, "'900'", "'901'");
    await sync();
    const after = await generations(handle);
    const changed = [...after]
      .filter(([object, generation]) => before.get(object) !== generation)
      .map(([object]) => object);
    expect(changed.sort()).toEqual(['ConfigMap order/order', 'Rollout order/order']);
    expect([...before.keys()].filter((object) => !after.has(object))).toEqual([]);
  });

  it('a removed service is pruned while its Namespace stays', async () => {
    const kinds =
      'rollout,service,configmap,networkpolicy,externalsecret,serviceaccount,hpa,pdb,vpa,analysistemplate,httproute,servicemonitor,prometheusrule';
    const names = async (kind: string) =>
      (await handle.kubectl(['-n', removed, 'get', kind, '-o=name', `-l=app.kubernetes.io/name=${removed}`])).trim();
    expect(await names(kinds)).not.toBe('');
    for (const service of ['delivery', 'order', 'user'])
      repository.edit(`apps/services/${service}/component.ts`, `  calledBy: ['${removed}'],\n`, '');
    rmSync(join(repository.root, 'apps/services', removed), { recursive: true });
    await sync();
    await handle.waitFor(async () => (await names(kinds)) === '' || 'objects are left', {
      message: `the objects of ${removed} are gone`,
      timeout: 60_000,
    });
    expect(await handle.kubectl(['get', 'namespace', removed, '-o=jsonpath={.status.phase}'])).toBe('Active');
    expect(await handle.kubectl(['-n', 'order', 'get', 'rollout', 'order', '-o=name'])).toContain(
      'rollout.argoproj.io/order',
    );
  });
});

/** What a person wrote of every object that the tree may hold: a hash of it without what controllers keep. */
async function generations(handle: ClusterHandle): Promise<ReadonlyMap<string, string>> {
  const kinds = (await handle.kubectl(['api-resources', '--verbs=list', '-o=name']))
    .split('\n')
    .filter(
      (kind) =>
        kind !== '' &&
        !/^(events|leases|endpoint|pods|nodes|replicasets|componentstatuses|applications|appprojects)|fluxcd|metrics/.test(
          kind,
        ),
    );
  const { items } = JSON.parse(await handle.kubectl(['get', kinds.join(','), '-A', '-o=json'])) as { items: Live[] };
  return new Map(
    items.map(
      ({
        kind,
        metadata: { name, namespace, labels, annotations },
        status: _status,
        apiVersion: _version,
        ...rest
      }) => {
        const { 'deployment.kubernetes.io/revision': _revision, ...own } = annotations ?? {};
        return [`${kind} ${namespace ?? ''}/${name}`, JSON.stringify({ labels, own, ...rest })];
      },
    ),
  );
}

interface Live {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: object;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly status?: unknown;
}
