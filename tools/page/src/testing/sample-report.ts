import type { AnswerLine, ObjectTexts, Report, ReportCluster, Verdict } from '@delivery/review';
import { idOf, sampled, type SampleChange } from './change.ts';
import { claims, config, networkPolicy, rollout, statefulSet } from './yaml.ts';

export interface Sample {
  readonly report: Report;
  readonly texts: ReadonlyMap<string, ObjectTexts>;
}

const production = [
  'aws-prod-eu-west-1',
  'aws-prod-us-east-1',
  'azure-prod-eastus2',
  'azure-prod-westeurope',
  'gcp-prod-europe-west1',
  'gcp-prod-us-central1',
];
const staging = ['aws-staging-eu-west-1', 'azure-staging-westeurope', 'gcp-staging-europe-west1'];
const development = ['aws-dev-eu-west-1', 'azure-dev-westeurope', 'gcp-dev-europe-west1'];
const edge = ['edge-hamburg', 'edge-rotterdam'];
/** In ring order. */
export const clusters: readonly string[] = [...development, ...staging, ...production, ...edge];
const azure = clusters.filter((name) => name.startsWith('azure'));

const image = {
  path: 'spec.template.spec.containers[name=order].image',
  operation: 'replace',
  effect: 'rolling-restart',
} as const;
const storage = 'spec.volumeClaimTemplates[metadata.name=data].spec.resources.requests.storage';

export const sampleChanges: readonly SampleChange[] = [
  {
    ...{
      title: 'order/cache claims 20Gi → 40Gi',
      app: 'order',
      apiGroup: 'apps',
      kind: 'StatefulSet',
      namespace: 'order',
      name: 'cache',
    },
    ...{
      operation: 'change',
      effect: 'refused',
      verdict: 'stop',
      clusters: ['aws-prod-eu-west-1', 'aws-prod-us-east-1'],
    },
    fields: [
      { path: storage, operation: 'replace', before: '20Gi', after: '40Gi', effect: 'refused', at: 'storage: 40Gi' },
    ],
    ...{ before: () => statefulSet('20Gi'), after: () => statefulSet('40Gi') },
    hits: [
      {
        ...{
          rule: 'D24',
          name: 'statefulset-immutable',
          title: 'A StatefulSet changes where it cannot',
          verdict: 'stop',
        },
        ...{ field: storage, before: '20Gi', after: '40Gi' },
        found: 'volumeClaimTemplates changes from 20Gi to 40Gi',
        reason:
          'The API server refuses the update, so every later sync of this app fails. People then delete the StatefulSet, and its pods with it.',
        procedure: [
          'Grow the three PersistentVolumeClaims themselves, where the StorageClass allows expansion.',
          'Delete the StatefulSet with --cascade=orphan.',
          'Merge this change; the new StatefulSet adopts the pods.',
        ],
        acceptance:
          '- rule: D24\n  object: aws-prod-eu-west-1/apps/StatefulSet/order/cache\n  before: 5f1d0a\n  after: 9c27be\n  reason: …\n',
      },
    ],
  },
  {
    ...{
      title: 'removed PersistentVolumeClaim user/uploads',
      app: 'user',
      apiGroup: '',
      kind: 'PersistentVolumeClaim',
      namespace: 'user',
      name: 'uploads',
    },
    ...{
      operation: 'remove',
      effect: 'delete',
      verdict: 'two-reviewers',
      clusters: ['azure-staging-westeurope'],
      before: () => claims(),
    },
    hits: [
      {
        ...{ rule: 'D14', name: 'claim-removed', title: 'A volume claim goes', verdict: 'two-reviewers', field: '' },
        found: 'nothing renders the claim any more',
        reason: 'Its StorageClass deletes the volume with it.',
        prunedBy: 'Application argocd/user prunes it',
        procedure: ['Take a snapshot of the volume.', 'Set its reclaim policy to Retain.', 'Merge this change.'],
      },
    ],
  },
  {
    ...{
      title: 'order 1.4.1 → 1.4.2',
      app: 'order',
      apiGroup: 'argoproj.io',
      kind: 'Rollout',
      namespace: 'order',
      name: 'order',
    },
    ...{
      operation: 'change',
      effect: 'rolling-restart',
      verdict: 'warn',
      clusters: [...staging, ...production, ...development],
    },
    outliers: edge.map((cluster) => ({ cluster, how: 'stays at 1.3.9' })),
    fields: [
      {
        ...image,
        before: 'registry.example.com/order:1.4.1',
        after: 'registry.example.com/order:1.4.2',
        at: 'order:1.4.2',
      },
      {
        path: "metadata.labels['app.kubernetes.io/version']",
        operation: 'replace',
        before: '1.4.1',
        after: '1.4.2',
        effect: 'live',
        at: 'version: 1.4.2',
      },
    ],
    ...{ before: (cluster) => rollout('1.4.1', cluster), after: (cluster) => rollout('1.4.2', cluster) },
  },
  {
    ...{
      title: 'egress to 10.40.0.0/16:5432',
      app: 'payment',
      apiGroup: 'networking.k8s.io',
      kind: 'NetworkPolicy',
      namespace: 'payment',
      name: 'payment',
    },
    ...{ operation: 'change', effect: 'live', verdict: 'warn', clusters: production },
    fields: [
      {
        path: 'spec.egress[1]',
        operation: 'add',
        after: 'to: [{ipBlock: {cidr: 10.40.0.0/16}}], ports: [{port: 5432}]',
        effect: 'live',
        at: 'cidr: 10.40',
      },
    ],
    ...{ before: () => networkPolicy([]), after: () => networkPolicy(['10.40.0.0/16']) },
  },
  {
    ...{
      title: 'renamed ConfigMap user/settings → user/settings-v2',
      app: 'user',
      apiGroup: '',
      kind: 'ConfigMap',
      namespace: 'user',
      name: 'settings-v2',
    },
    ...{ operation: 'rename', effect: 'delete', verdict: 'warn', clusters: staging, from: 'ConfigMap user/settings' },
    fields: [
      {
        path: 'metadata.name',
        operation: 'replace',
        before: 'settings',
        after: 'settings-v2',
        effect: 'recreate',
        at: 'settings-v2',
      },
    ],
    ...{ before: () => config('settings', 'info'), after: () => config('settings-v2', 'info') },
  },
  {
    ...{
      title: 'data.LOG_LEVEL info → debug',
      app: 'user',
      apiGroup: '',
      kind: 'ConfigMap',
      namespace: 'user',
      name: 'user',
    },
    ...{ operation: 'change', effect: 'none', verdict: 'routine', clusters: development },
    fields: [
      { path: 'data.LOG_LEVEL', operation: 'replace', before: 'info', after: 'debug', effect: 'none', at: 'LOG_LEVEL' },
    ],
    ...{ before: () => config('user', 'info'), after: () => config('user', 'debug') },
  },
  {
    ...{
      title: 'new ConfigMap api-gateway/routes',
      app: 'api-gateway',
      apiGroup: '',
      kind: 'ConfigMap',
      namespace: 'api-gateway',
      name: 'routes',
    },
    ...{ operation: 'add', effect: 'live', verdict: 'routine', clusters: azure, after: () => config('routes', 'warn') },
  },
  {
    ...{
      title: 'moved ConfigMap gateway/tls from api-gateway',
      app: 'gateway',
      apiGroup: '',
      kind: 'ConfigMap',
      namespace: 'gateway',
      name: 'tls',
    },
    ...{ operation: 'move', effect: 'none', verdict: 'routine', clusters: edge, from: 'api-gateway' },
    ...{ before: () => config('tls', 'info'), after: () => config('tls', 'info') },
  },
];

/** A change of a release, a volume, a policy and some settings on fourteen clusters. */
export function sampleReport(changes: readonly SampleChange[] = sampleChanges): Sample {
  const all: ReturnType<typeof sampled>[] = [];
  for (const change of changes) all.push(sampled(change, clusters.length, all.flatMap(({ hits }) => hits).length));
  const objects = all.flatMap((one) => one.objects);
  const count = (operation: string) => objects.filter((object) => object.operation === operation).length;
  const line = (title: string, text: string, rules: readonly string[] = []): AnswerLine[] =>
    changes
      .filter((change) => change.title === title)
      .map((change) => ({
        text,
        clusters: change.clusters,
        objects: change.clusters.map((cluster) => idOf(change, cluster)),
        rules,
      }));
  const report: Report = {
    version: 1,
    base: { name: 'merge base with main', commit: '619e758c0d1f4a6b8e2f7a905d3c1b2a4e6f8091' },
    head: { name: 'work tree' },
    verdict: 'stop',
    edited: [
      'apps/services/order/component.ts',
      'apps/services/payment/component.ts',
      'apps/services/user/component.ts',
    ],
    notes: ['Chart cert-manager is opaque: what it renders is not in this tree.'],
    totals: {
      ...{
        added: count('add'),
        removed: count('remove'),
        changed: count('change'),
        moved: count('move'),
        renamed: count('rename'),
      },
      ...{ formatting: 3, opaque: 1, clusters: clusters.length + 1 },
    },
    clusters: clusters.map((name) => clusterOf(name, objects)),
    answers: {
      deleted: [
        ...line('order/cache claims 20Gi → 40Gi', 'StatefulSet order/cache: the API server refuses it', ['D24']),
        ...line('removed PersistentVolumeClaim user/uploads', 'PersistentVolumeClaim user/uploads and its volume', [
          'D14',
        ]),
        ...line('renamed ConfigMap user/settings → user/settings-v2', 'ConfigMap user/settings, renamed'),
      ],
      restarts: line('order 1.4.1 → 1.4.2', 'Rollout order/order: 72 pods, rings development to production'),
      access: line('egress to 10.40.0.0/16:5432', 'NetworkPolicy payment/payment: egress to 10.40.0.0/16:5432'),
      elsewhere: [],
    },
    groups: all.map(({ group }) => group),
    objects,
    hits: all.flatMap((one) => one.hits),
    opaque: [
      {
        what: 'chart cert-manager',
        operation: 'change',
        before: 'v1.18.1',
        after: 'v1.18.2',
        clusters: edge,
        files: ['generated/clusters/edge-hamburg/gitops/cert-manager.yaml'],
      },
    ],
  };
  return { report, texts: new Map(all.flatMap((one) => one.texts)) };
}

function clusterOf(name: string, objects: Report['objects']): ReportCluster {
  const own = objects.filter(({ cluster }) => cluster === name);
  const [cloud = '', stage = ''] = name.split('-');
  const ring = { dev: 'development', staging: 'staging', prod: 'production' }[stage] ?? 'edge';
  const order: readonly Verdict[] = ['routine', 'warn', 'two-reviewers', 'stop'];
  const apps: Record<string, number> = {};
  for (const { app } of own) apps[app] = (apps[app] ?? 0) + 1;
  return {
    ...{ name, environment: ring === 'edge' ? 'production' : ring, cloud, ring, apps },
    restarts: own.some(({ kind }) => kind === 'Rollout') ? 6 : 0,
    verdict: order[Math.max(0, ...own.map(({ verdict }) => order.indexOf(verdict)))] ?? 'routine',
  };
}
