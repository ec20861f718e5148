import type { RenderedObject } from '@delivery/component';
import { Refusal } from '@delivery/findings';
import { pathOf } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { filesOf, type PlainFile } from './files-of.ts';

function object(
  kind: string,
  name: string,
  changes: Partial<RenderedObject> & { readonly namespace?: string } = {},
): RenderedObject {
  const { namespace = 'x', app = 'order', cluster = 'local', ...rest } = changes;
  const apiVersion = kind === 'Role' ? 'rbac.authorization.k8s.io/v1' : 'v1';
  const manifest = { apiVersion, kind, metadata: { name, namespace } };
  const path = `generated/clusters/${cluster}/apps/${app}/${pathOf(manifest)}`;
  return { path, text: '', manifest, app, cluster, source: `${app}/${kind}-${name}`, ...rest };
}

function plain(path: string): PlainFile {
  return { path, text: '', source: 'helmChart' };
}

function refused(...files: readonly (RenderedObject | PlainFile)[]): readonly string[] {
  try {
    filesOf(
      files.filter((file) => 'manifest' in file),
      files.filter((file) => !('manifest' in file)),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.exitCode).toBe(3);
    return error.findings.map(({ id, subject, found }) => `${id}: ${subject}: ${found}`);
  }
  return [];
}

it('sorts by path', () => {
  const [b, a] = [object('Service', 'b'), object('Service', 'a')];
  expect([...filesOf([b, a]).keys()]).toEqual([a.path, b.path]);
});

it('keeps apart what differs in namespace, kind or cluster', () => {
  const all = [
    object('Service', 'a'),
    object('Service', 'a', { namespace: 'y' }),
    object('ConfigMap', 'a'),
    object('Service', 'a', { cluster: 'other' }),
  ];
  expect(filesOf(all).size).toBe(4);
});

it('refuses an object that one app renders twice (F24)', () => {
  expect(refused(object('Service', 'a'), object('Service', 'a', { source: 'order/again' }))).toEqual([
    'file-has-one-object: Service x/a on local: order/Service-a and order/again both render it',
  ]);
});

it('refuses paths that a disk which ignores case takes for one (F25)', () => {
  expect(refused(object('Role', 'Api'), object('Role', 'api'))).toEqual([
    'file-has-one-object: Role x/api on local: the same path as generated/clusters/local/apps/order/x/role.rbac.authorization.k8s.io_Api.yaml, by order/Role-Api, on a disk that ignores case',
  ]);
});

it('refuses an object of two apps (F27)', () => {
  expect(refused(object('Service', 'a'), object('Service', 'a', { app: 'payment' }))).toEqual([
    'object-has-one-app: Service x/a on local: app order renders it too, as order/Service-a',
  ]);
});

it('takes plain files in, which have no object', () => {
  const service = object('Service', 'a');
  const files = filesOf([service], [plain('generated/helm/x/Chart.yaml'), plain('.github/CODEOWNERS')]);
  expect([...files.keys()]).toEqual(['.github/CODEOWNERS', service.path, 'generated/helm/x/Chart.yaml']);
  expect([...files.values()].map(({ manifest }) => manifest)).toEqual([undefined, service.manifest, undefined]);
});

it('refuses a plain file that lies where another file does', () => {
  const service = object('Service', 'a');
  expect(refused(service, plain(service.path), plain('generated/helm/A'), plain('generated/helm/a'))).toEqual([
    `file-has-one-object: ${service.path}: order/Service-a and helmChart both render it`,
    'file-has-one-object: generated/helm/a: the same path as generated/helm/A, by helmChart, on a disk that ignores case',
  ]);
});
