import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const PROD = 'aws-prod-eu-west-1';
const STAGING = 'aws-staging-eu-west-1';
const clusters = [{ name: PROD }, { name: STAGING, environment: 'staging' }];
const FLUX = clusters.map((cluster) => ({ ...cluster, engine: 'flux' as const }));
const on = [PROD];
const image = (account: string, tag: string) => ({
  set: {
    'Deployment shop/order': {
      'spec.template.spec.containers[0].image': `${account}.dkr.ecr.eu-west-1.amazonaws.com/order:${tag}`,
    },
  },
});
const config = (value: string) => ({ set: { 'ConfigMap shop/order': { 'data.POSTGRES_HOST': value } } });
const entry = (...hosts: readonly string[]): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: { hosts },
});

export const positive: Rule['positive'] = [
  {
    name: 'the folder of another cluster',
    decides: 'spec.source.path',
    clusters,
    after: {
      on,
      set: { 'Application argocd/shop': { 'spec.source.path': `generated/clusters/${STAGING}/apps/shop` } },
    },
    object: 'argoproj.io/Application/argocd/shop',
    field: 'spec.source.path',
  },
  {
    name: 'the database of another cluster',
    decides: 'data',
    clusters,
    after: { on, ...config(`orders.${STAGING}.example`) },
    object: '/ConfigMap/shop/order',
    field: 'data.POSTGRES_HOST',
  },
  {
    name: 'the registry of another account',
    decides: 'spec.template.spec.containers.image',
    clusters,
    before: { set: { 'ConfigMap shop/order': { 'data.ROLE': 'arn:aws:iam::111122223333:role/order' } }, on: [STAGING] },
    after: {
      on,
      ...image('111122223333', '1.4.2'),
    },
    object: 'apps/Deployment/shop/order',
    field: 'spec.template.spec.containers[name=order].image',
  },
  {
    name: 'the branch of another ring',
    decides: 'spec.ref.branch',
    clusters: FLUX,
    after: { on, set: { 'GitRepository flux-system/platform': { 'spec.ref.branch': 'ring/staging' } } },
    object: 'source.toolkit.fluxcd.io/GitRepository/flux-system/platform',
    field: 'spec.ref.branch',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  { name: 'its own name', decides: 'data', clusters, after: { on, ...config(`orders.${PROD}.example`) } },
  {
    name: 'the endpoint of another cluster',
    decides: 'ServiceEntry',
    clusters,
    after: { on, add: { 'apps/shop': [entry(`orders.${STAGING}.example`)] } },
  },
  {
    name: 'a list of the fleet',
    decides: 'data.CLUSTERS',
    clusters: [...clusters, { name: 'gcp-prod-europe-west1', cloud: 'gcp' }],
    after: { on, set: { 'ConfigMap shop/order': { 'data.CLUSTERS': `${STAGING},gcp-prod-europe-west1` } } },
  },
  {
    name: 'another branch of its own ring',
    decides: 'spec.ref.branch',
    clusters: FLUX,
    after: { on, set: { 'GitRepository flux-system/platform': { 'spec.ref.branch': 'rings/production' } } },
  },
  {
    name: 'an account that it shares',
    decides: 'spec.template.spec.containers.image',
    clusters,
    both: { set: { 'ConfigMap shop/order': { 'data.ROLE': 'arn:aws:iam::111122223333:role/order' } } },
    after: { on, ...image('111122223333', '1.4.2') },
  },
];
