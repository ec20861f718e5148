import { afterAll, beforeAll, expect, it } from 'vitest';
import { clone, type Clone } from './clone.ts';

let repository: Clone;
beforeAll(() => {
  repository = clone();
});
afterAll(() => repository.remove());

const clusters = ['aws-prod-eu-west-1', 'gcp-prod-europe-west1', 'local'];
const order = 'apps/services/order/component.ts';
/** As `git status --porcelain` says it. */
const modified = (source: string, files: readonly string[]) =>
  [
    ` M ${source}`,
    ...clusters.flatMap((cluster) => files.map((file) => ` M generated/clusters/${cluster}/apps/${file}`)),
  ].sort();

/** What `git status` says after an edit and `synth`; then takes the edit back and expects a clean tree. */
function statusAfter(file: string, from: string, to: string): readonly string[] {
  expect(repository.status()).toEqual([]);
  repository.edit(file, from, to);
  const { exitCode, output } = repository.delivery('synth');
  expect(exitCode, output).toBe(0);
  const status = repository.status();
  repository.edit(file, to, from);
  expect(repository.delivery('synth').exitCode).toBe(0);
  expect(repository.status()).toEqual([]);
  return [...status].sort();
}

it('a CPU request moves the workload only, while the sum stays in its step', () => {
  expect(statusAfter(order, "cpu: '250m'", "cpu: '260m'")).toEqual(
    modified(order, ['order/order/deployment.apps_order.yaml']),
  );
});

it('a CPU request moves the ResourceQuota where the sum crosses a step', () => {
  // not at the desk: one pod and its surge, at a quarter of the size, stay below one core
  const quotas = ['aws-prod-eu-west-1', 'gcp-prod-europe-west1'].map(
    (cluster) => ` M generated/clusters/${cluster}/apps/namespaces/order/resourcequota_quota.yaml`,
  );
  expect(statusAfter(order, "cpu: '250m'", "cpu: '310m'")).toEqual(
    [...modified(order, ['order/order/deployment.apps_order.yaml']), ...quotas].sort(),
  );
});

it('a ConfigMap value moves the ConfigMap and the pods that use it', () => {
  expect(statusAfter(order, "'900'", "'901'")).toEqual(
    modified(order, ['order/order/configmap_order.yaml', 'order/order/deployment.apps_order.yaml']),
  );
});

it('an image moves exactly the workload of its app', () => {
  const release = 'apps/services/order/release.yaml';
  expect(statusAfter(release, '1.4.1', '1.4.2')).toEqual(modified(release, ['order/order/deployment.apps_order.yaml']));
});

it('check tells what an edit would move, and changes nothing', () => {
  repository.edit(order, "'900'", "'901'");
  const { exitCode, output } = repository.delivery('check');
  expect(exitCode).toBe(1);
  expect(output).toContain('generated/clusters/local/apps/order/order/configmap_order.yaml');
  expect(output).toMatch(/app order on cluster local, made in libs\/constructs\/src\/service\.ts:\d+/);
  expect(repository.status()).toEqual([` M ${order}`]);
  repository.edit(order, "'901'", "'900'");
  expect(repository.delivery('check').exitCode).toBe(0);
});
