import type { Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { helmControllerObjects } from './helm-controller.ts';

const object = (kind: string, name: string, spec: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'flux-system' },
  spec,
});

it('makes the ServiceAccount and Deployment of helm-controller from those of kustomize-controller', () => {
  const pod = (name: string) => ({
    selector: { matchLabels: { app: name } },
    template: { spec: { serviceAccountName: name } },
  });
  const install = [
    object('ServiceAccount', 'kustomize-controller'),
    object('Deployment', 'kustomize-controller', pod('kustomize-controller')),
    object('Deployment', 'source-controller', pod('source-controller')),
    object('NetworkPolicy', 'kustomize-controller'),
  ];
  expect(helmControllerObjects(install)).toEqual([
    object('ServiceAccount', 'helm-controller'),
    object('Deployment', 'helm-controller', pod('helm-controller')),
  ]);
});
