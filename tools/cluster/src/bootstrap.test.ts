import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOf, readBootstrap, sourceOf } from './bootstrap.ts';

const address = 'https://git.example.invalid/platform.git';
const application = (name: string, source: object): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd' },
  spec: { source },
});
const root = application('root', {
  repoURL: address,
  targetRevision: 'ring/canary',
  path: 'generated/clusters/a/gitops',
});
const gitRepository: Manifest = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'tree', namespace: 'flux-system' },
  spec: { url: address, ref: { branch: 'ring/production' } },
};

describe('sourceOf', () => {
  const read = (...manifests: Manifest[]) => sourceOf({ folder: 'bootstrap', manifests });

  it('reads what Argo CD syncs from, and passes over charts', () => {
    const chart = application('chart', {
      repoURL: 'https://charts.example.invalid',
      chart: 'x',
      targetRevision: '1.0.0',
    });
    expect(read(chart, root)).toEqual({ address, branch: 'ring/canary' });
  });

  it('reads what Flux syncs from', () => {
    expect(read(gitRepository)).toEqual({ address, branch: 'ring/production' });
  });

  it('refuses two sources and none', () => {
    expect(() => read(root, gitRepository)).toThrow(`${address} at ring/canary, ${address} at ring/production`);
    expect(() => read()).toThrow('bootstrap-names-source: bootstrap: no source');
  });
});

describe('readBootstrap', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bootstrap-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  it('knows the engine by the namespace, and each object by its file', async () => {
    await write('_cluster/namespace_argocd.yaml', '{apiVersion: v1, kind: Namespace, metadata: {name: argocd}}');
    await write('argocd/application.argoproj.io_root.yaml', JSON.stringify(root));
    const bootstrap = await readBootstrap(folder, (text) => text.replace(address, 'http://127.0.0.1/tree.git'));
    expect(bootstrap.engine).toBe('argocd');
    expect(sourceOf(bootstrap).address).toBe('http://127.0.0.1/tree.git');
    const application = bootstrap.manifests.find(({ kind }) => kind === 'Application');
    expect(application && fileOf(bootstrap, application)).toBe(
      join(folder, 'argocd/application.argoproj.io_root.yaml'),
    );
  });

  it('refuses a folder for both engines, for none, and one that is not there', async () => {
    await write('a.yaml', JSON.stringify(root));
    await write('b.yaml', JSON.stringify(gitRepository));
    await expect(readBootstrap(folder)).rejects.toThrow('objects of both engines');
    await expect(readBootstrap(join(folder, 'missing'))).rejects.toThrow('missing: nothing there');
    await write('other/c.yaml', '{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: other}}');
    await expect(readBootstrap(join(folder, 'other'))).rejects.toThrow('objects in the namespaces other');
  });

  it('refuses what is no YAML and what is no object', async () => {
    await write('broken/a.yaml', 'a: [');
    await write('list/b.yaml', '- 1');
    await expect(readBootstrap(join(folder, 'broken'))).rejects.toThrow(/manifests-readable: .*a\.yaml: Flow sequence/);
    await expect(readBootstrap(join(folder, 'list'))).rejects.toThrow(
      'a document without apiVersion, kind or metadata.name',
    );
  });
});
