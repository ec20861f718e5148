import { Refusal, type Finding } from '@delivery/findings';
import type { Clouds } from './cloud.ts';
import { parseFleet } from './parse.ts';

export const clouds: Clouds = {
  aws: { account: { form: /^[0-9]{12}$/, words: 'an AWS account id of 12 digits' }, zoneInfix: '' },
  desk: { account: { form: /^desk$/, words: '"desk"' } },
};

/** What a site that serves must name. */
export const unseal = `unseal:
  key: arn:aws:kms:eu-west-1:223344556677:key/6f1c2b9a-3d47-4e58-9a0b-1c2d3e4f5a6b
  roleArn: arn:aws:iam::223344556677:role/unseal`;

/** Valid facts by file. */
export const valid: Readonly<Record<string, string>> = {
  'clusters/repository.yaml': 'url: https://git.example/platform.git\ncharts: { jetstack: https://charts.example }\n',
  'clusters/rings.yaml':
    '- { name: development, ref: ring/development }\n- { name: production, ref: ring/production }\n',
  'clusters/environments/production.yaml': `availability: production
replicas: { min: 3, max: 12 }
requests: { factor: 1 }
quota: { step: { cpu: '4', memory: 8Gi, ephemeral-storage: 8Gi, pods: 10 } }
logLevel: info
slo: { critical: { availability: 99.99, latency: 99, freshness: 99 }, standard: { availability: 99.9, latency: 99, freshness: 99 } }
rollouts: true
domain: delivery.example
steering: { provider: aws, domain: steering.delivery.example, roleArn: 'arn:aws:iam::223344556677:role/steering' }
`,
  'clusters/aws-one.yaml': `cloud: aws
account: '223344556677'
region: eu-west-1
zones: [eu-west-1a, eu-west-1b]
environment: production
ring: production
role: workload
kubernetes: '1.36'
engine: argocd
cni: vpc-cni
mesh: none
link: stable
state: serving
bindings: { postgres: { orders: { host: db.example, port: 5432, cidrs: [10.0.0.0/24] } } }
network: { controlPlane: 10.0.240.0/24, loadBalancers: 10.0.241.0/24 }
`,
  'apps/services/order/release.yaml': `repository: delivery/order
stable: { tag: 1.0.0, digest: sha256:${'a'.repeat(64)} }
`,
};

/** The valid facts with one text replaced in one file; an absent file is added with the replacement. */
export function sources(file?: string, from?: string | RegExp, to = '') {
  const files = { ...valid };
  if (file !== undefined) files[file] = from === undefined ? to : (valid[file] ?? '').replace(from, to);
  if (file !== undefined && from !== undefined && files[file] === valid[file])
    throw new Error(`${file} has no ${String(from)}`);
  return Object.entries(files).map(([name, text]) => ({ file: name, bytes: new TextEncoder().encode(text) }));
}

export function refusal(...change: Parameters<typeof sources>): Refusal {
  try {
    parseFleet(sources(...change), clouds);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A finding on one line: place, path, id, found, allowed, fix. */
export const line = ({ id, at, found, allowed, fix }: Finding) =>
  `${at?.file}:${at?.line}:${at?.column} ${at?.path} ${id}: ${found} | ${allowed} | ${fix}`;
export const cluster = 'clusters/aws-one.yaml';
