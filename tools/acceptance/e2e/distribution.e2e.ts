import { builtPrograms } from '@delivery/cluster';
import { parse } from '@delivery/manifest';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { synthWith } from '../src/fleet.ts';

const { files, clusters, apps } = synthWith();
const services = apps.filter(({ stage }) => stage === 'services').map(({ name }) => name);
const running = new Set(
  [...files.values()].flatMap(({ cluster, app = '' }) => (services.includes(app) ? [cluster] : [])),
);
const canaries = clusters.filter(
  ({ name, environment, ring }) => environment === 'production' && ring === 'canary' && running.has(name),
);

const folder = mkdtempSync(join(tmpdir(), 'delivery-distribution-'));
const chart = join(folder, 'generated/helm/delivery-platform');
beforeAll(() => {
  for (const [path, { text }] of files) {
    if (!/^generated\/(helm|kustomize)\//.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The objects that a program prints, by identity. */
function printed(program: string, ...args: readonly string[]): ReadonlyMap<string, unknown> {
  const env = { PATH: process.env['PATH'], HOME: folder };
  const text = execFileSync(join(builtPrograms(), 'bin', program), args, { cwd: folder, env, encoding: 'utf8' });
  return byIdentity(parseAllDocuments(text).map((document) => document.toJS() as Identity | null));
}

const helm = (...values: readonly string[]) =>
  printed('helm', 'template', 'delivery', chart, ...values.flatMap((cloud) => ['-f', `${chart}/values-${cloud}.yaml`]));
const kustomize = (cloud: string) => printed('kustomize', 'build', `generated/kustomize/overlays/${cloud}`);

/** What the tree has of the services on a cluster, without what syncs them. */
function inTree(cluster: string): ReadonlyMap<string, unknown> {
  const objects = [...files].filter(
    ([path, { app = '' }]) => services.includes(app) && path.startsWith(`generated/clusters/${cluster}/apps/${app}/`),
  );
  return byIdentity(objects.map(([, { text }]) => parse(text) as Identity));
}

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly namespace?: string; readonly name: string };
}

function byIdentity(objects: readonly (Identity | null)[]): ReadonlyMap<string, unknown> {
  const all = objects.filter((object) => object !== null);
  const entries = all.map((object): [string, unknown] => {
    const { namespace, name } = object.metadata;
    return [`${object.apiVersion} ${object.kind} ${namespace}/${name}`, object];
  });
  expect(new Set(entries.map(([key]) => key)).size).toBe(all.length);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

it('has a canary in each cloud, with objects of every service', () => {
  expect(canaries.map(({ cloud }) => cloud).sort()).toEqual(['aws', 'azure', 'gcp']);
  for (const { name } of canaries) expect(inTree(name).size).toBeGreaterThanOrEqual(services.length * 5);
});

describe.each(canaries)('for $cloud', ({ cloud, name }) => {
  it('helm template gives the objects of its canary', () => expect(helm(cloud)).toEqual(inTree(name)));

  it('kustomize build gives the objects of its canary', () => expect(kustomize(cloud)).toEqual(inTree(name)));

  it('helm template gives others with the values of another cloud', () => {
    for (const other of canaries.filter((canary) => canary.cloud !== cloud)) {
      expect(helm(other.cloud)).not.toEqual(inTree(name));
      expect(helm(cloud, other.cloud)).toEqual(inTree(other.name)); // the last file wins, and leaves nothing of the one before
    }
  });
});

it('helm template gives the objects of the first cloud without a values file', () => {
  const [first] = [...canaries].sort((a, b) => (a.cloud < b.cloud ? -1 : 1));
  expect(helm()).toEqual(inTree(first?.name ?? ''));
});
