import { expect, it } from 'vitest';
import { changes, synthWith } from './fleet.ts';
import { pathOf, tiesOf, type Tie } from './ties.ts';

const before = synthWith();
const ties = tiesOf(before.model.fleet.clusters);

it('another repository address changes that address and nothing else', () => {
  // engines clone it, with `.git`; runbooks, dashboards and who signs images are found below it, without
  const [from, to] = [
    'https://github.com/delivery-example/platform',
    'http://127.0.0.1:8080/delivery-example/platform',
  ];
  const after = synthWith(['clusters/repository.yaml', from, to]);
  const changed = [...after.files].filter(([path, { text }]) => before.files.get(path)?.text !== text);
  expect(changed.length).toBeGreaterThan(0);
  expect([...after.files.keys()]).toEqual([...before.files.keys()]);
  for (const [path, { text }] of changed) expect(text.replaceAll(to, from)).toBe(before.files.get(path)?.text);
  expect([...after.files].filter(([, { text }]) => text.includes(from))).toEqual([]);
});

it('a candidate travels through its ring and no further', () => {
  const digest = `sha256:${'c'.repeat(64)}`;
  const after = synthWith([
    'apps/services/user/release.yaml',
    'stable:',
    `candidate: { tag: 2.0.0, digest: ${digest}, through: canary }\nstable:`,
  ]);
  // the cluster that observes the others is in ring canary, and runs no services
  const reached = after.model.fleet.clusters.filter(
    ({ ring, role }) => ['development', 'staging', 'canary'].includes(ring.name) && role !== 'observability',
  );
  expect(reached.length).toBe(10);
  expect(changes(before, after)).toEqual(
    reached.map(({ name }) => `~ ${name}/apps/user/user/deployment.apps_user.yaml`),
  );
});

it('a ring of another cluster changes the ref of its sync objects only', () => {
  const after = synthWith(['clusters/gcp-prod-us-central1.yaml', 'ring: production', 'ring: canary']);
  expect(changes(before, after)).toEqual([
    '~ gcp-prod-us-central1/bootstrap/flux-system/gitrepository.source.toolkit.fluxcd.io_delivery.yaml',
  ]);
});

it('a retired cluster renders nothing', () => {
  const after = synthWith(['clusters/local.yaml', 'state: serving', 'state: retired']);
  const changed = changes(before, after);
  expect(changed.length).toBe([...before.files.values()].filter(({ cluster }) => cluster === 'local').length);
  expect(changed.every((line) => line.startsWith('- local/'))).toBe(true);
});

it('no cluster’s facts stand in another cluster’s files, but where the two are tied', () => {
  const names = before.clusters.map(({ name }) => name).filter((name) => name !== 'local');
  expect(names.length).toBeGreaterThan(12);
  const facts: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(names.map((name) => [name, [name]])),
    'gcp-prod-europe-west1': ['delivery-prod-eu', '10.64.'],
    'aws-prod-eu-west-1': ['10.40.'],
    'azure-prod-westeurope': ['10.88.', '79d6793-46d4-4c7a'],
    'edge-rotterdam': ['10.22.'],
  };
  const tied = new Set(ties.flatMap((tie) => [pathOf(tie), ...copyOf(tie)].map((path) => `${tie.of} in ${path}`)));
  const clusters = before.clusters.map(({ name }) => name);
  // plain files, as those that the collectors read, belong to no cluster but stand in its folder
  const holderOf = (path: string) => clusters.find((name) => path.includes(`/${name}/`));
  for (const [owner, words] of Object.entries(facts)) {
    for (const [path, { text, cluster = holderOf(path) }] of before.files) {
      if (cluster === owner || cluster === undefined || tied.has(`${owner} in ${path}`)) continue;
      for (const word of words) expect(text.includes(word), `${word} in ${path}`).toBe(false);
    }
  }
});

/** The plain file of a ConfigMap of a collector. */
function copyOf({ on, field }: Tie): readonly string[] {
  return field === 'data.collector.yaml' ? [`generated/opentelemetry/${on}/opentelemetry-gateway.yaml`] : [];
}

it('the same object has the same bytes on two clusters of one environment, unless its facts differ', () => {
  const text = (cluster: string, file: string): string => {
    const path = `generated/clusters/${cluster}/apps/${file}`;
    const rendered = before.files.get(path);
    if (rendered === undefined) throw new Error(`${path} is not rendered`);
    return rendered.text;
  };
  for (const file of [
    'order/order/service_order.yaml',
    'order/order/poddisruptionbudget.policy_order.yaml',
    'order/order/horizontalpodautoscaler.autoscaling_order.yaml',
    'order/order/verticalpodautoscaler.autoscaling.k8s.io_order.yaml',
    'namespaces/order/resourcequota_quota.yaml',
  ])
    expect(text('aws-prod-eu-west-1', file), file).toBe(text('gcp-prod-europe-west1', file));
});
