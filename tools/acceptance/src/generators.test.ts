import { clusterNames } from '@delivery/nx-delivery/names';
import { runNx } from '@delivery/nx-delivery/testing';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { clone, type Clone } from './clone.ts';
import { guarded } from './guarded-service.ts';

// many processes, each of seconds
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let repository: Clone;
beforeAll(() => {
  repository = clone();
});
afterAll(() => repository.remove());

const generate = (generator: string, ...options: readonly string[]) =>
  runNx(repository.root, 'generate', `@delivery/nx-delivery:${generator}`, ...options);

const clients = '  clients:\n';
const hasClients = (file: string) => readFileSync(join(repository.root, file), 'utf8').includes(clients);

const factsOf = (cluster: string) =>
  parse(readFileSync(join(repository.root, 'clusters', `${cluster}.yaml`), 'utf8')) as {
    cloud: string;
    region: string;
    role: string;
  };

/** The new and changed paths, each new folder as one; `synth` and `check` have to be content. */
function statusAfterSynth(): readonly string[] {
  for (const command of ['synth', 'check']) {
    const { exitCode, output } = repository.delivery(command);
    expect(exitCode, output).toBe(0);
  }
  return repository.status();
}

it('a generated service passes every check at once', async () => {
  const { code, stdout, stderr } = await generate(
    'service',
    'refund',
    '--owner=payments',
    '--tag=1.0.0',
    `--digest=sha256:${'a'.repeat(64)}`,
    '--roles=workload,local',
    '--subscribe=order-events',
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('next   npm run synth');
  expect(repository.status()).toEqual(['?? apps/services/refund/']);

  // who reads secrets is known by its name, but on Azure by a client id that Entra ID draws: a fact, once a cluster
  const drawn = clusterNames(repository.root)
    .map((cluster) => `clusters/${cluster}.yaml`)
    .filter(hasClients);
  expect(drawn.length).toBeGreaterThan(0);
  for (const [i, file] of drawn.entries())
    repository.edit(
      file,
      clients,
      `${clients}    refund/secrets: 00000000-0000-4000-8000-${`${i}`.padStart(12, '0')}\n`,
    );

  const sources = statusAfterSynth().filter((line) => !/ (generated\/|\.github\/CODEOWNERS)/.test(line));
  expect(sources).toEqual([...drawn.map((file) => ` M ${file}`).sort(), '?? apps/services/refund/']);
  const checks = await runNx(repository.root, 'run-many', '-t', 'lint', 'typecheck', 'test', 'check', '-p', 'refund');
  expect(checks.code, checks.stdout).toBe(0);
});

it('a generated service is watched and guarded wherever it runs, with no further line', () => {
  const on = clusterNames(repository.root).filter((cluster) =>
    existsSync(join(repository.root, 'generated/clusters', cluster, 'apps/refund')),
  );
  const watched = on.filter((cluster) => factsOf(cluster).role === 'workload');
  // at a desk nothing watches
  expect(on.filter((cluster) => !watched.includes(cluster))).toEqual(['local']);
  expect(watched.length).toBeGreaterThan(5);

  for (const cluster of on) {
    const { policyTypes, secrets } = guarded(repository.root, cluster, 'refund');
    expect({ cluster, policyTypes, secrets }).toEqual({
      cluster,
      policyTypes: ['Ingress', 'Egress'],
      secrets: ['refund-kafka'],
    });
  }
  for (const cluster of watched) {
    const around = guarded(repository.root, cluster, 'refund');
    expect(around.monitors, cluster).toEqual(['servicemonitor']);
    expect(around.alerts.map(({ alert }) => alert).sort(), cluster).toEqual(alertsOfService);
    expect(around.operatorAlerts, cluster).toEqual(around.alerts);
    for (const { alert, labels, annotations } of around.alerts) {
      expect(labels, cluster).toMatchObject({ owner: 'payments', severity: expect.stringMatching(/^(page|ticket)$/) });
      expect(annotations['runbook_url'], cluster).toMatch(`/docs/runbooks/${alert}.md`);
      expect(existsSync(join(repository.root, 'docs/runbooks', `${alert}.md`))).toBe(true);
    }
    expect(around.panels, cluster).toEqual(
      expect.arrayContaining(['rate', 'errors', 'duration', 'pods'].map((title) => `refund: ${title}`)),
    );
    expect(around.processes, cluster).toEqual(['refund']);
    expect(around.falcoFileAgrees, cluster).toBe(true);
  }
});

/** Of its requests: how fast they burn each budget, and whether there are any to see. */
const alertsOfService = [
  ...['AvailabilityBurnDay', 'AvailabilityBurnFast', 'AvailabilityBurnSlow', 'AvailabilityBurnThreeDays'],
  'HighErrorRate',
  ...['LatencyBurnDay', 'LatencyBurnFast', 'LatencyBurnSlow', 'LatencyBurnThreeDays'],
  ...['SLIMissing', 'TrafficVanished'],
];

it('a refused service leaves everything as it was', async () => {
  const before = repository.status();
  const { code, stderr } = await generate('service', 'order', '--owner=payments', '--tag=latest');
  expect(code).toBe(1);
  expect(stderr).toContain('service "order" was not made, and nothing is written');
  expect(stderr).not.toContain('stacktrace');
  expect(repository.status()).toEqual(before);
});

it('a generated cluster of each cloud renders, from one file', async () => {
  const clouds = new Map(clusterNames(repository.root).map((name) => [factsOf(name).cloud, name]));
  expect(clouds.size).toBeGreaterThan(1);
  const before = repository.status();
  for (const [cloud, like] of clouds) {
    const { code, stderr } = await generate(
      'cluster',
      `${cloud}-second`,
      `--like=${like}`,
      `--region=${factsOf(like).region}`,
    );
    expect(code, stderr).toBe(0);
  }
  const touched = statusAfterSynth().filter((line) => !before.includes(line));
  const own = [...clouds].flatMap(([cloud, like]) => [
    `?? clusters/${cloud}-second.yaml`,
    `?? generated/clusters/${cloud}-second/`,
    // at a desk nothing watches
    ...(factsOf(like).role === 'local' ? [] : watching.map((program) => `?? generated/${program}/${cloud}-second/`)),
  ]);
  expect([...touched].sort()).toEqual([...own, ...ofWhoGathers].sort());
});

/** Programs that read files of their own, beside what the cluster applies. */
const watching = ['alertmanager', 'falco', 'opentelemetry', 'prometheus'];

/** The one other cluster that hears of new ones: it asks them for metrics, reads the edge, and lets them send. */
const ofWhoGathers = [
  ' M opentelemetry-gateway/opentelemetry/networkpolicy.networking.k8s.io_opentelemetry-gateway.yaml',
  ' M opentelemetry-gateway/opentelemetry/service_door.yaml',
  ' M prometheus/monitoring/networkpolicy.networking.k8s.io_prometheus.yaml',
  ' M thanos/monitoring/deployment.apps_thanos-global.yaml',
  ' M thanos/monitoring/networkpolicy.networking.k8s.io_thanos-global.yaml',
  '?? prometheus/monitoring/scrapeconfig.monitoring.coreos.com_federate-edge-second.yaml',
].map((line) => `${line.slice(0, 3)}generated/clusters/aws-observability-eu-west-1/apps/${line.slice(3)}`);
