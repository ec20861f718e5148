import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathOf, type Manifest } from '@delivery/manifest';

export const address = 'https://git.example.invalid/platform.git';
export const branch = 'ring/canary';

const tracking = { group: 'external-secrets.io', version: 'v1' };

/** One app with a status for each kind that waits for one. */
export function web(replicas: number): Manifest[] {
  const labels = { app: 'web' };
  const metadata = { name: 'web', namespace: 'web' };
  const container = { name: 'web', image: 'example.invalid/web:1', ports: [{ name: 'http', containerPort: 8080 }] };
  const pod = { metadata: { labels }, spec: { serviceAccountName: 'web', containers: [container] } };
  const backend = { service: { name: 'web', port: { name: 'http' } } };
  const rules = [{ host: 'web.example.invalid', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }];
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const ports = [{ name: 'http', port: 80, targetPort: 'http' }];
  const resources = { requests: { storage: '1Gi' } };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas, selector: { matchLabels: labels }, template: pod },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'LoadBalancer', selector: labels, ports } },
    { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { rules } },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: { maxReplicas: 3, scaleTargetRef },
    },
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: { accessModes: ['ReadWriteOnce'], resources } },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
      spec: { secretStoreRef: { name: 'store' } },
    },
  ];
}

export const webNamespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } };

/** Comes and goes. */
export const extra: Manifest = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'extra', namespace: 'web' },
  data: { a: 'b' },
};

/** A CRD that arrives with the tree, long after the cluster started. */
export const externalSecretCrd: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `externalsecrets.${tracking.group}` },
  spec: {
    group: tracking.group,
    scope: 'Namespaced',
    names: {
      kind: 'ExternalSecret',
      plural: 'externalsecrets',
      singular: 'externalsecret',
      listKind: 'ExternalSecretList',
    },
    versions: [
      {
        name: tracking.version,
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: { secretStoreRef: { type: 'object', properties: { name: { type: 'string' } } } },
              },
              status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
            },
          },
        },
      },
    ],
  },
};

/** `name` is the folder of a cluster; objects by folder below it. */
export async function writeTree(
  tree: string,
  name: string,
  folders: Record<string, readonly Manifest[]>,
): Promise<void> {
  for (const [folder, manifests] of Object.entries(folders)) {
    for (const manifest of manifests) {
      const file = join(
        tree,
        'clusters',
        name,
        folder,
        folder === 'gitops' ? `${manifest.metadata.name}.yaml` : pathOf(manifest),
      );
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(manifest));
    }
  }
}
