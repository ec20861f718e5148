import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { changedPaths, synthWith } from './fleet.ts';

const before = synthWith();
const HELM = 'generated/helm/delivery-platform';
const KUSTOMIZE = 'generated/kustomize';
const delivered = [...before.files].filter(([path]) => path.startsWith(HELM) || path.startsWith(KUSTOMIZE));

/** The first production cluster of each cloud that serves customers, and whose objects it has. */
const canaries = before.model.fleet.clusters.filter(
  ({ role, environment, ring }) => role === 'workload' && environment.name === 'production' && ring.name === 'canary',
);
const services = before.apps.filter(({ stage }) => stage === 'services').map(({ name }) => name);
const objectsOf = (cluster: string) =>
  [...before.files].flatMap(([path, { app, manifest }]) => {
    const folder = `generated/clusters/${cluster}/apps/${app}/`;
    return manifest && services.includes(app ?? '') && path.startsWith(folder) ? [path.slice(folder.length)] : [];
  });

it('is made for the cloud of each canary', () => {
  const clouds = canaries.map(({ cloud }) => cloud).sort();
  expect(clouds).toEqual(['aws', 'azure', 'gcp']);
  const made = (pattern: RegExp) => [...new Set(delivered.flatMap(([path]) => pattern.exec(path)?.[1] ?? []))].sort();
  expect(made(/values-(\w+)\.yaml$/)).toEqual(clouds);
  expect(made(/overlays\/(\w+)\//)).toEqual(clouds);
});

it('has a template for each object of a service on a canary, and no other', () => {
  const objects = new Set(canaries.flatMap(({ name }) => objectsOf(name)));
  const templates = delivered.filter(([path]) => path.startsWith(`${HELM}/templates/`));
  expect(objects.size).toBeGreaterThan(10);
  expect(templates).toHaveLength(objects.size);
  expect([...new Set(templates.map(([, { app }]) => app))].sort()).toEqual([...services].sort());
});

it('counts as no object of any cluster', () => {
  expect(delivered.filter(([, { manifest, cluster }]) => manifest !== undefined || cluster !== undefined)).toEqual([]);
});

describe.each(canaries)('what $cloud alone has', ({ cloud }) => {
  const values = load(before.files.get(`${HELM}/values-${cloud}.yaml`)?.text ?? '') as {
    order: { image: { repository: string } };
  };

  it('stands in its values and its overlay, and in nothing that clouds share', () => {
    const { repository } = values.order.image;
    expect(repository).toMatch(/\/delivery\/order$/);
    const holders = delivered.filter(([, { text }]) => text.includes(repository)).map(([path]) => path);
    // the first cloud’s values are the chart’s defaults
    const own = new RegExp(`/(values|values-${cloud}|overlays/${cloud}/.*/patch_[^/]+)\\.yaml$`);
    expect(holders.length).toBeGreaterThan(1);
    expect(holders.filter((path) => !own.test(path))).toEqual([]);
  });
});

describe('a fact', () => {
  /** Of the files that no cluster has. */
  const moved = (file: string, from: string, to: string) =>
    changedPaths(before, synthWith([`clusters/${file}.yaml`, from, to])).filter((line) => !line.includes('/clusters/'));

  it('of a canary moves what its cloud gets alone', () => {
    const lines = moved('gcp-prod-europe-west1', 'orders.europe-west1.sql', 'orders-2.europe-west1.sql');
    expect(lines).toContain(`~ ${HELM}/values-gcp.yaml`);
    expect(lines).toContain(`~ ${KUSTOMIZE}/overlays/gcp/order/order/patch_configmap_order.yaml`);
    expect(lines.filter((line) => !/values-gcp|overlays\/gcp/.test(line))).toEqual([]);
  });

  it('of another cluster moves nothing', () => {
    expect(moved('local', 'postgres.local', 'postgres-2.local')).toEqual([]);
  });
});

it('has the owner of each app in CODEOWNERS', () => {
  const owners = before.files.get('.github/CODEOWNERS')?.text;
  expect(owners).toContain('\n/apps/services/order/ @delivery-example/ordering\n');
  for (const { name, stage } of before.apps) expect(owners).toContain(`\n/apps/${stage}/${name}/ @delivery-example/`);
});
