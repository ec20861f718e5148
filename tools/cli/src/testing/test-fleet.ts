import type { App } from '@delivery/catalog';
import { pathOf, type Manifest } from '@delivery/manifest';
import { tempFolder } from '@delivery/tree/testing';
import { show, type ShowDeps } from '../commands/show.ts';
import type { GeneratedFile, Synthesis } from '../synth.ts';
import { runCommand } from './run-command.ts';
import { clusterIn, digest, service, testModel } from './test-model.ts';

const PROTECTED = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** An object by `<namespace>/<name>`, or by its name alone. */
export function object(apiVersion: string, kind: string, id: string, rest: Record<string, unknown> = {}): Manifest {
  const [namespace = '', name = ''] = id.includes('/') ? id.split('/') : ['', id];
  const { annotations, ...fields } = rest;
  const metadata = { name, ...(namespace && { namespace }), ...(annotations !== undefined && { annotations }) };
  return { apiVersion, kind, metadata, ...fields } as Manifest;
}

export type Entry = readonly [path: string, file: GeneratedFile];

/** An object in the folder of its app. */
export function made(cluster: string, app: string, manifest: Manifest, text = 'same'): Entry {
  const path = `generated/clusters/${cluster}/apps/${app}/${pathOf(manifest)}`;
  return [path, { text, app, cluster, manifest, source: `${app}/${manifest.kind}` }];
}

function sync(cluster: string, app: string, manifest: Manifest, folder = 'gitops'): Entry {
  const name = folder === 'gitops' ? `${app}.yaml` : pathOf(manifest);
  const path = `generated/clusters/${cluster}/${folder}/${name}`;
  return [path, { text: '', app, cluster, manifest, source: `${app}/sync` }];
}

const application = (name: string, spec = {}) =>
  object('argoproj.io/v1alpha1', 'Application', `argocd/${name}`, { spec });
const kustomization = (name: string) =>
  object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', `flux-system/${name}`);
export const deployment = object('apps/v1', 'Deployment', 'order/order', { spec: { template: {} } });
export const CRD =
  'generated/crds/keda/2.21.0/customresourcedefinition.apiextensions.k8s.io_scaledobjects.keda.sh.yaml';

const files: readonly Entry[] = [
  made('aws', 'order', deployment),
  made('gcp', 'order', deployment, 'other'),
  made('local', 'order', deployment),
  made('aws', 'order', object('v1', 'Service', 'order/order')),
  made('aws', 'order', object('v1', 'ConfigMap', 'order/settings')),
  made('aws', 'payment', object('v1', 'ConfigMap', 'payment/settings')),
  made('aws', 'namespaces', object('v1', 'Namespace', 'order', { annotations: PROTECTED })),
  sync('aws', 'order', application('order')),
  sync('local', 'order', application('order')),
  sync('gcp', 'order', kustomization('order')),
  sync('aws', 'namespaces', application('namespaces')),
  sync('aws', 'engine', application('root'), 'bootstrap'),
  sync('gcp', 'engine', kustomization('root'), 'bootstrap'),
  sync('aws', 'crds', application('crds', { source: { directory: { include: '{keda/2.21.0/*,x/1/*}' } } })),
  sync('local', 'crds', application('crds', { source: { directory: { include: '{x/1/*}' } } })),
  sync('gcp', 'crds', kustomization('crds')),
  sync(
    'gcp',
    'engine',
    object('source.toolkit.fluxcd.io/v1', 'GitRepository', 'flux-system/delivery', {
      spec: { sparseCheckout: ['generated/clusters/gcp', 'generated/crds/keda/2.21.0'] },
    }),
    'bootstrap',
  ),
  [
    CRD,
    {
      text: '',
      app: 'crds',
      manifest: object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'scaledobjects.keda.sh'),
      source: 'crds/keda/2.21.0',
    },
  ],
  ['.github/CODEOWNERS', { text: '', source: 'codeOwners' }],
];

export const clusters = [
  clusterIn('canary', 'aws', { zones: ['eu-west-1a', 'eu-west-1b'] }),
  clusterIn('production', 'gcp', {
    ...{ cloud: 'gcp', region: 'europe-west1', zones: [], engine: 'flux', kubernetes: '1.37', state: 'draining' },
    nodes: { architectures: ['amd64', 'arm64'], spot: true },
    domain: 'gcp.delivery.example',
    bindings: {
      postgres: { orders: { host: 'orders.example', port: 5432, cidrs: ['10.0.0.1/32'] } },
      redis: {},
      kafka: { host: 'kafka.example', port: 9093, cidrs: ['10.0.0.2/32'] },
      buckets: { invoices: { bucket: 'delivery-invoices', cidrs: ['10.0.0.3/32'] } },
    },
  }),
  clusterIn('development', 'local', { role: 'local', zones: [] }),
];

function foundation(name: string): App {
  const { service: _, ...app } = service(name, {});
  return { ...app, stage: 'foundation', folder: `apps/foundation/${name}`, owner: 'platform', protected: true };
}

const apps = [
  foundation('crds'),
  { ...foundation('namespaces'), clusters: ({ name }: { readonly name: string }) => name === 'aws' },
  service('api-gateway', { calls: { order: 'http' }, route: { host: 'api', paths: ['/'] } }),
  service('order', {
    ports: { http: 8080, metrics: 9090 },
    calls: { payment: 'http' },
    calledBy: ['api-gateway'],
    needs: { postgres: 'orders', topics: { publish: ['order-events'] } },
    tier: 'critical',
    dataClass: 'personal',
  }),
  service('payment', { calledBy: ['order'] }),
];
const model = testModel({
  apps,
  clusters,
  releases: {
    order: {
      repository: 'delivery/order',
      stable: { tag: '1.4.1', digest: digest('a') },
      candidate: { tag: '1.5.0', digest: digest('b'), through: 'canary' },
    },
  },
});

export const synthesis = (entries: readonly Entry[] = files): Synthesis => ({
  files: new Map(entries),
  apps: model.catalog.apps,
  clusters: [],
  model,
});

/** What `delivery show <name>` prints of this fleet. */
export const showed = (name: string, { json = false, ...deps }: Partial<ShowDeps> & { readonly json?: boolean } = {}) =>
  runCommand((io) => show({ root: tempFolder(), render: () => synthesis(), model: () => model, name, ...deps }, io), {
    json,
  });
