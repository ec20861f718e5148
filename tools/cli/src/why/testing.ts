import { defineComponent } from '@delivery/component';
import type { Source } from '@delivery/yaml';
import { ApiObject } from 'cdk8s';
import type { FolderComponent } from '../app-of.ts';

const aws = (name: string, rest = '') => `cloud: aws
account: '223344556677'
region: eu-west-1
zones: [eu-west-1a, eu-west-1b]
environment: ${name}
ring: ${name}
role: workload
kubernetes: '1.36'
engine: argocd
cni: vpc-cni
mesh: none
link: stable
state: serving
network: { controlPlane: 10.0.240.0/24, loadBalancers: 10.0.241.0/24 }
bindings: { postgres: { orders: { host: ${name}.db.example, port: 5432, cidrs: [10.0.0.0/24] } } }
${rest}`;

const gcp =
  `${aws('production').replace("cloud: aws\naccount: '223344556677'", 'cloud: gcp\naccount: shop-production')}`
    .replace('region: eu-west-1\nzones: [eu-west-1a, eu-west-1b]', 'region: europe-west1\nzones: [europe-west1-b]')
    .replace('vpc-cni', 'dataplane-v2');

const environment = (min: number, max: number) => `domain: delivery.example
availability: production
replicas: { min: ${min}, max: ${max} }
requests: { factor: 1 }
quota: { step: { cpu: '4', memory: 8Gi, ephemeral-storage: 8Gi, pods: 10 } }
logLevel: info
slo: { critical: { availability: 99.99 }, standard: { availability: 99.9 } }
rollouts: false
`;

const files: Readonly<Record<string, string>> = {
  'apps/services/shop/release.yaml': `repository: delivery/shop\nstable: { tag: 1.0.0, digest: sha256:${'a'.repeat(64)} }\n`,
  'clusters/aws-one.yaml': aws('development'),
  'clusters/aws-two.yaml': aws(
    'production',
    'overrides: [{ key: replicas.min, value: 5, because: a sale at the end of May, until: 2030-06-01 }]\n',
  ),
  'clusters/environments/development.yaml': environment(1, 1),
  'clusters/environments/production.yaml': environment(3, 12),
  'clusters/gcp-one.yaml': gcp,
  'clusters/repository.yaml': 'url: https://git.example/platform.git\ncharts: {}\n',
  'clusters/rings.yaml':
    '- { name: development, ref: ring/development }\n- { name: production, ref: ring/production }\n',
};

/** Facts of three clusters on two clouds. */
export const sources: readonly Source[] = Object.entries(files).map(([file, text]) => ({
  file,
  bytes: new TextEncoder().encode(text),
}));

/** An app whose one object says where each kind of fact went. */
export const components: readonly FolderComponent[] = [
  {
    folder: 'apps/services/shop',
    component: defineComponent({
      name: 'shop',
      owner: 'shopping',
      clusters: ({ role }) => role === 'workload',
      service: {
        ports: { http: 8080 },
        calls: {},
        calledBy: [],
        needs: { postgres: 'orders' },
        tier: 'standard',
        dataClass: 'internal',
        requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
      },
      build(scope, { cluster, overlay, image }) {
        const { environment, bindings, region, zones } = cluster;
        const metadata = { name: 'shop', namespace: 'shop' };
        const data = {
          fixed: 'text',
          image: image?.reference ?? '',
          place: `${region}, ${zones.length} zones`,
          postgres: `${bindings.postgres['orders']?.host}`,
          replicas: `${environment.replicas.min} to ${environment.replicas.max}`,
          storage: overlay.storageClasses(cluster).default.provisioner,
          token: `password=${cluster.domain}-hunter2`,
        };
        new ApiObject(scope, 'ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
        if (cluster.mesh === 'none') {
          const metadata = { name: 'shop', namespace: 'shop' };
          new ApiObject(scope, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
        }
      },
    }),
  },
];
