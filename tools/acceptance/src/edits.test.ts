import { afterAll, beforeAll, expect, it } from 'vitest';
import { clone, type Clone } from './clone.ts';
import { synthWith } from './fleet.ts';

let repository: Clone;
beforeAll(() => {
  repository = clone();
});
afterAll(() => repository.remove());

const order = 'apps/services/order/component.ts';

/** Objects of the committed tree that clusters sync. */
const paths = [...synthWith().files.keys()].filter((path) => path.startsWith('generated/clusters/'));
const ending = (pattern: RegExp) => paths.filter((path) => pattern.test(path));
const workloads = ending(/\/order\/order\/(deployment\.apps|rollout\.argoproj\.io)_order\.yaml$/);
const configMaps = ending(/\/order\/order\/configmap_order\.yaml$/);
/** Of the clusters where the sum is near its step: production, and staging where pods have no sidecar each. */
const fullQuotas = ending(/(-prod-[^/]+|(aws|gcp)-staging-[^/]+)\/apps\/namespaces\/order\/resourcequota_quota\.yaml$/);

/** As `git status --porcelain` says it. */
const modified = (...files: readonly string[]) => files.map((file) => ` M ${file}`).sort();

/** What `git status` says of clusters after an edit and `synth`; then takes the edit back and expects a clean tree. */
function statusAfter(file: string, from: string, to: string): readonly string[] {
  expect(repository.status()).toEqual([]);
  repository.edit(file, from, to);
  const { exitCode, output } = repository.delivery('synth');
  expect(exitCode, output).toBe(0);
  const status = repository.status();
  repository.edit(file, to, from);
  expect(repository.delivery('synth').exitCode).toBe(0);
  expect(repository.status()).toEqual([]);
  // the Helm chart and the Kustomize overlays hold the same objects once more; distribution.test.ts looks at them
  return status.filter((line) => !/ generated\/(helm|kustomize)\//.test(line)).sort();
}

it('a CPU request moves the workloads only, while the sum stays in its step', () => {
  expect(workloads).toHaveLength(13);
  expect(statusAfter(order, "cpu: '250m'", "cpu: '260m'")).toEqual(modified(order, ...workloads));
});

it('a CPU request moves the ResourceQuota where the sum crosses a step', () => {
  expect(fullQuotas).toHaveLength(8);
  expect(statusAfter(order, "cpu: '250m'", "cpu: '310m'")).toEqual(modified(order, ...workloads, ...fullQuotas));
});

it('a ConfigMap value moves the ConfigMap and the pods that use it', () => {
  expect(statusAfter(order, "'900'", "'901'")).toEqual(modified(order, ...configMaps, ...workloads));
});

it('an image moves exactly the workloads of its app, as far as its ring', () => {
  const release = 'apps/services/order/release.yaml';
  const beyondStaging = workloads.filter((path) => path.includes('-prod-'));
  expect(statusAfter(release, '1.4.1', '1.4.2')).toEqual(modified(release, ...beyondStaging));
});

it('check tells what an edit would move, and changes nothing', () => {
  repository.edit(order, "'900'", "'901'");
  const { exitCode, output } = repository.delivery('check');
  expect(exitCode).toBe(1);
  expect(output).toContain('generated/clusters/aws-dev-eu-west-1/apps/order/order/configmap_order.yaml');
  expect(output).toMatch(/app order on cluster aws-dev-eu-west-1, made in libs\/constructs\/src\/service\.ts:\d+/);
  expect(repository.status()).toEqual([` M ${order}`]);
  repository.edit(order, "'901'", "'900'");
  expect(repository.delivery('check').exitCode).toBe(0);
});
