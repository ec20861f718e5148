import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileNameOf,
  foldPath,
  groupOf,
  type Identity,
  isIdentity,
  isManifest,
  keyOf,
  nameOf,
  pathOf,
} from './index.ts';

const object = (apiVersion: string, kind: string, name: string, namespace?: string): Identity => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});
const order = object('apps/v1', 'Deployment', 'order', 'order');
const namespace = object('v1', 'Namespace', 'order');
const role = (name: string) => object('rbac.authorization.k8s.io/v1', 'ClusterRole', name);

describe('identity', () => {
  it('names an object for machines, people and the disk', () => {
    expect([keyOf(order), nameOf(order), pathOf(order)]).toEqual([
      'apps/Deployment/order/order',
      'Deployment order/order',
      'order/deployment.apps_order.yaml',
    ]);
    expect([keyOf(namespace), nameOf(namespace), pathOf(namespace)]).toEqual([
      '/Namespace//order',
      'Namespace order',
      '_cluster/namespace_order.yaml',
    ]);
  });

  it('does not depend on the version', () => {
    const older = object('apps/v1beta1', 'Deployment', 'order', 'order');
    expect([keyOf(older), pathOf(older)]).toEqual([keyOf(order), pathOf(order)]);
  });

  it.each([
    ['one name in two namespaces', object('v1', 'Service', 'a', 'x'), object('v1', 'Service', 'a', 'y')],
    [
      'one kind of two groups',
      object('networking.istio.io/v1', 'Gateway', 'gw', 'x'),
      object('gateway.networking.k8s.io/v1', 'Gateway', 'gw', 'x'),
    ],
    ['names that differ by a colon', role('system:foo'), role('systemfoo')],
  ])('keeps apart %s', (_, a, b) => {
    expect(pathOf(a)).not.toBe(pathOf(b));
    expect(keyOf(a)).not.toBe(keyOf(b));
  });

  it('writes a colon so that every file system takes it', () => {
    expect(fileNameOf(role('system:foo'))).toBe('clusterrole.rbac.authorization.k8s.io_system%3Afoo.yaml');
  });

  it('finds paths that are one file on a disk that ignores case or the form of a letter', () => {
    expect(foldPath('order/Api.yaml')).toBe(foldPath('Order/api.yaml'));
    expect(foldPath('a/\u00e4.yaml')).toBe(foldPath('a/a\u0308.yaml'));
  });

  it('never gives two objects one path', () => {
    const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,3}[a-z0-9])?$/);
    const group = fc.oneof(fc.constant(''), label, fc.constantFrom('apps', 'rbac.authorization.k8s.io', 'a.b', 'b'));
    const name = fc.oneof(label, fc.stringMatching(/^[a-z0-9][a-z0-9:._-]{0,3}[a-z0-9]$/));
    const any = fc
      .tuple(group, fc.constantFrom('A', 'Ab', 'B', 'Namespace'), name, fc.option(label, { nil: undefined }))
      .map(([g, kind, n, ns]) => object(g === '' ? 'v1' : `${g}/v1`, kind, n, ns))
      .filter((m) => isIdentity(`generated/x/${m.metadata.namespace ?? '_cluster'}/${tryFileName(m)}`, m));
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(pathOf(a) === pathOf(b)).toBe(keyOf(a) === keyOf(b));
      }),
      { numRuns: 2000 },
    );
  });
});

function tryFileName(m: Identity): string {
  try {
    return fileNameOf(m);
  } catch {
    return '';
  }
}

describe('a name that no API server or file system takes', () => {
  const SUBDOMAIN =
    'allowed: at most 253 lower-case letters, digits and "-", a letter or digit at both ends; parts joined by "."';
  it.each([
    '../../etc/x',
    '/etc/x',
    'a/b',
    'a\0b',
    '.',
    '..',
    '',
    '-a',
    'a.',
    'a ',
    'A_b',
    'Api',
    '🙂',
    'a:b',
    'ä',
    'a..b',
  ])('is refused: %j', (name) => {
    const message = `metadata.name ${JSON.stringify(name)}; ${SUBDOMAIN}`;
    expect(() => pathOf(object('v1', 'ConfigMap', name, 'order'))).toThrow(message);
  });

  it.each(['aux', 'con', 'nul.d', 'com1', 'LPT9'])('is refused as a device of Windows: %s', (name) => {
    const message = `metadata.name "${name}"; allowed: no device name of Windows (con, prn, aux, nul, com0 to com9, lpt0 to lpt9)`;
    expect(() => pathOf(role(name))).toThrow(message);
  });

  it('takes RBAC names as the API server does, without what a disk refuses', () => {
    expect(pathOf(role('System:Foo_bar'))).toBe('_cluster/clusterrole.rbac.authorization.k8s.io_System%3AFoo_bar.yaml');
    expect(() => pathOf(role('a/b'))).toThrow(
      'metadata.name "a/b"; allowed: at most 253 letters, digits and "-", ".", "_", ":"',
    );
    expect(() => pathOf(role('..'))).toThrow('metadata.name ".."; allowed');
  });

  it.each(['Order', 'a.b', '', 'a'.repeat(64), '_cluster', '..'])('is refused as a namespace: %j', (ns) => {
    const message = `metadata.namespace ${JSON.stringify(ns)}; allowed: at most 63 lower-case letters, digits and "-", a letter or digit at both ends`;
    expect(() => pathOf(object('v1', 'Service', 'a', ns))).toThrow(message);
    expect(pathOf(object('v1', 'Service', 'a', 'a'.repeat(63)))).toContain('aaa/service_a.yaml');
  });

  it('may fill a file name, and no more', () => {
    const longest = 255 - 'service_.yaml'.length;
    expect(fileNameOf(object('v1', 'Service', 'a'.repeat(longest)))).toHaveLength(255);
    expect(() => fileNameOf(object('v1', 'Service', 'a'.repeat(longest + 1)))).toThrow(
      /allowed: 255 characters in the file name service_a+…, which has 256$/,
    );
    expect(() => fileNameOf(object('v1', 'Service', 'a'.repeat(254)))).toThrow(SUBDOMAIN);
  });

  it('is refused in the other fields of the path', () => {
    const kinds = ['', 'a.b', 'Con', 'x_y', '../x', 'a'.repeat(64)];
    for (const kind of kinds)
      expect(() => pathOf(object('v1', kind, 'a'))).toThrow(`kind ${JSON.stringify(kind)}; allowed: `);
    const versions = ['', '/v1', 'a/b/v1', 'Apps/v1', '../v1', 'apps/'];
    for (const version of versions) {
      expect(() => pathOf(object(version, 'A', 'a'))).toThrow(
        `apiVersion ${JSON.stringify(version)}; allowed: "<version>" or "<group>/<version>", e.g. "apps/v1"`,
      );
    }
  });
});

describe('isIdentity', () => {
  const application = object('argoproj.io/v1alpha1', 'Application', 'order', 'argocd');
  const crd = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'rollouts.argoproj.io');
  const crdFile = 'customresourcedefinition.apiextensions.k8s.io_rollouts.argoproj.io.yaml';
  it.each([
    ['generated/clusters/local/apps/order/order/deployment.apps_order.yaml', order, true],
    ['generated/clusters/local/bootstrap/order/deployment.apps_order.yaml', order, true],
    ['generated/clusters/local/apps/order/order/deployment.apps_order.yml', order, false],
    ['generated/clusters/local/apps/order/payment/deployment.apps_order.yaml', order, false],
    ['generated/clusters/local/apps/order/_cluster/deployment.apps_order.yaml', order, false],
    ['elsewhere/order/deployment.apps_order.yaml', order, false],
    ['generated/clusters/local/apps/order/_cluster/namespace_order.yaml', namespace, true],
    ['generated/clusters/local/apps/order/order/namespace_order.yaml', namespace, false],
    ['generated/clusters/local/gitops/order.yaml', application, true],
    ['generated/clusters/local/gitops/payment.yaml', application, false],
    ['generated/clusters/local/gitops/argocd/application.argoproj.io_order.yaml', application, true],
    [`generated/crds/argo-rollouts/1.8.0/${crdFile}`, crd, true],
    [`generated/crds/argo-rollouts/${crdFile}`, crd, false],
    ['generated/crds/argo-rollouts/1.8.0/rollouts.yaml', crd, false],
    ['generated/x/order/configmap_A_b.yaml', object('v1', 'ConfigMap', 'A_b', 'order'), false],
  ])('%s of %o: %s', (path, m, expected) => {
    expect(isIdentity(path, m)).toBe(expected);
  });
});

describe('isManifest', () => {
  it.each([
    null,
    [],
    'a',
    {},
    { ...order, kind: 1 },
    { ...order, metadata: {} },
    { ...order, metadata: { name: 'a', namespace: 1 } },
  ])('refuses %j', (value) => expect(isManifest(value)).toBe(false));

  it('takes objects, and knows their group', () => {
    expect(isManifest(order) && groupOf(order)).toBe('apps');
    expect(isManifest(namespace) && groupOf(namespace)).toBe('');
  });
});
