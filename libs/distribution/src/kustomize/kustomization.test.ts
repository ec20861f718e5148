import { parse } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { align, type CloudRendering } from '../rendering.ts';
import { testClouds, testObject } from '../testing-clouds.ts';
import { kustomization } from './kustomization.ts';

const deployment = (image: string, fields: object = {}) =>
  testObject('Deployment', 'order', { spec: { paused: false, containers: [{ name: 'order', image }], ...fields } });
const files = (clouds: readonly CloudRendering[]) =>
  new Map(kustomization(clouds, align(clouds)).map((file) => [file.path.replace('generated/kustomize/', ''), file]));

describe('for a Deployment that differs and a ConfigMap that one cloud has', () => {
  const tree = files(
    testClouds({
      aws: [deployment('a:1', { nodeSelector: { 'a.b/c': 'x' } })],
      gcp: [deployment('g:1'), testObject('ConfigMap', 'order', { data: { a: '1' } })],
    }),
  );
  const read = (path: string) => parse(tree.get(path)?.text ?? '');

  it('has these files, each of its app', () => {
    expect([...tree].map(([path, { app }]) => `${path} ${app}`)).toEqual([
      'base/kustomization.yaml undefined',
      'base/order/order/deployment.apps_order.yaml order',
      'overlays/aws/kustomization.yaml undefined',
      'overlays/aws/order/order/patch_deployment.apps_order.yaml order',
      'overlays/gcp/kustomization.yaml undefined',
      'overlays/gcp/order/order/configmap_order.yaml order',
      'overlays/gcp/order/order/patch_deployment.apps_order.yaml order',
    ]);
  });

  it('has what both have in the base', () => {
    expect(read('base/order/order/deployment.apps_order.yaml')).toMatchObject({
      metadata: { name: 'order', namespace: 'order' },
      spec: { paused: false, containers: [{ name: 'order' }] },
    });
    expect(tree.get('base/order/order/deployment.apps_order.yaml')?.text).not.toMatch(/image|nodeSelector/);
  });

  it('adds the rest by patches', () => {
    expect(read('overlays/aws/order/order/patch_deployment.apps_order.yaml')).toEqual([
      { op: 'add', path: '/spec/containers/0/image', value: 'a:1' },
      { op: 'add', path: '/spec/nodeSelector', value: { 'a.b/c': 'x' } },
    ]);
  });

  it('names them in the overlay', () => {
    expect(tree.get('overlays/gcp/kustomization.yaml')?.text).toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
patches:
  - path: order/order/patch_deployment.apps_order.yaml
    target:
      group: apps
      kind: Deployment
      name: order
      namespace: order
      version: v1
resources:
  - ../../base
  - order/order/configmap_order.yaml
`);
  });
});

it('names the target by an expression that fits no other name', () => {
  const of = (text: string) => [testObject('ConfigMap', 'a.b', { data: { text, more: 'x' } })];
  const overlay = files(testClouds({ aws: of('1'), gcp: of('2') })).get('overlays/aws/kustomization.yaml');
  expect(parse(overlay?.text ?? '')).toMatchObject({ patches: [{ target: { name: 'a\\.b' } }] });
});

it('needs no patch where all is the same', () => {
  const same = [testObject('ConfigMap', 'order', { data: { a: '1' } })];
  expect([...files(testClouds({ aws: same, gcp: same })).keys()]).toEqual([
    'base/kustomization.yaml',
    'base/order/order/configmap_order.yaml',
    'overlays/aws/kustomization.yaml',
    'overlays/gcp/kustomization.yaml',
  ]);
});

it('takes two versions of an API for two objects', () => {
  const of = (apiVersion: string) => [{ ...testObject('Widget', 'order'), apiVersion }];
  const tree = files(testClouds({ aws: of('example.com/v1'), gcp: of('example.com/v1beta1') }));
  expect(parse(tree.get('base/kustomization.yaml')?.text ?? '')).toMatchObject({ resources: [] });
  expect(tree.get('overlays/gcp/order/order/widget.example.com_order.yaml')?.text).toContain('example.com/v1beta1');
});
