import { testApp, testService } from '@delivery/catalog/testing';
import type { Component, RingImage } from '@delivery/component';
import { testRender, type TestRendering } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import type { Overlay } from '@delivery/overlay-contract';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { defineService, type ServiceProps } from './define-service.ts';
import { testOverlay } from './testing-overlay.ts';

export const base: ServiceProps = {
  name: 'order',
  owner: 'ordering',
  clusters: () => true,
  dataClass: 'personal',
  tier: 'critical',
  ports: { http: 8080, metrics: 9090 },
  calls: { payment: 'http' },
  calledBy: ['api-gateway'],
  needs: { postgres: 'orders' },
  requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
};

/** Adds every part that a service can have. */
export const everything: Partial<ServiceProps> = {
  needs: {
    postgres: 'orders',
    redis: 'sessions',
    topics: { publish: ['order-events'], subscribe: ['payment-events', 'delivery-events'] },
    bucket: 'settlements',
  },
  slo: { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } },
  rollout: 'canary',
  workers: {
    events: {
      args: ['consume'],
      requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
      scaleOn: { topic: 'payment-events', lag: 200 },
    },
  },
  cronTasks: {
    archive: {
      args: ['archive', '--older-than=30d'],
      schedule: '30 2 * * *',
      requests: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': '1Gi' },
      deadlineSeconds: 1800,
    },
  },
  route: { host: 'orders', paths: ['/orders', '/carts'], requestsPerMinute: 600 },
};

const others = [testApp('payment', { service: testService({ calledBy: ['order'] }) })];

/** Labels by which pods are found: of the service, or of one of its workers and tasks. */
export const selector = (workload = 'order') => ({
  'app.kubernetes.io/instance': workload,
  'app.kubernetes.io/name': 'order',
});

export interface Setting {
  readonly cluster?: Cluster;
  /** Answers in place of those of the test overlay. */
  readonly overlay?: Partial<Overlay>;
  readonly architectures?: RingImage['architectures'];
}

const image = (architectures: RingImage['architectures']): RingImage => ({
  tag: '1.0.0',
  reference: `registry.example/delivery/order:1.0.0@sha256:${'a'.repeat(64)}`,
  architectures,
});

/** Renders the service as `synth` would, on a cloud that is none of the real ones. */
export function render(props: Partial<ServiceProps> = {}, setting: Setting = {}): TestRendering {
  const { cluster, overlay, architectures = ['amd64'] } = setting;
  const component = defineService({ ...base, ...props });
  if (component.readsCatalog) throw new Error('a service does not read the catalog');
  const { build } = component;
  const onTestCloud: Component = {
    ...component,
    build: (scope, context) =>
      build(scope, {
        ...context,
        overlay: { ...context.overlay, ...testOverlay, ...overlay },
        image: image(architectures),
      }),
  };
  return testRender(onTestCloud, { others, ...(cluster && { cluster }) });
}

/** `<kind> <name>` of every object, sorted. */
export function names({ manifests }: TestRendering): readonly string[] {
  return manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();
}

/** The `spec` of an object, as its type has it. */
export function specOf<T extends { spec?: unknown }>(
  rendering: TestRendering,
  kind: string,
  name = 'order',
): NonNullable<T['spec']> {
  return rendering.get(kind, name)['spec'] as NonNullable<T['spec']>;
}

/** The pod templates of every object that has one, by kind and name. */
export function podTemplates({ manifests }: TestRendering): ReadonlyMap<string, IPodTemplateSpec> {
  const templates = manifests.flatMap((manifest): [string, IPodTemplateSpec][] => {
    const template = podTemplateOf(manifest);
    return template === undefined ? [] : [[`${manifest.kind} ${manifest.metadata.name}`, template]];
  });
  return new Map(templates);
}

interface WithPods {
  readonly template?: IPodTemplateSpec;
  readonly jobTemplate?: { readonly spec: { readonly template: IPodTemplateSpec } };
}

function podTemplateOf({ spec }: Manifest): IPodTemplateSpec | undefined {
  const { template, jobTemplate } = (spec ?? {}) as WithPods;
  return template ?? jobTemplate?.spec.template;
}

/** The pod of the service itself. */
export function pod(props?: Partial<ServiceProps>, setting?: Setting): IPodSpec {
  const templates = podTemplates(render(props, setting));
  const spec = (templates.get('Deployment order') ?? templates.get('Rollout order'))?.spec;
  if (spec === undefined) throw new Error(`no pod spec; there are ${[...templates.keys()].join(', ')}`);
  return spec;
}

/** The container of the service itself. */
export function container(props?: Partial<ServiceProps>, setting?: Setting): IContainer {
  const first = pod(props, setting).containers.find(({ name }) => name === 'order');
  if (first === undefined) throw new Error('no container');
  return first;
}

export const development = testCluster({
  availability: 'development',
  environment: {
    ...testCluster().environment,
    name: 'development',
    availability: 'development',
    replicas: { min: 1, max: 1 },
    requests: { factor: 0.25 },
    rollouts: false,
    logLevel: 'debug',
  },
});

/** A site of a handful of nodes, with a light variant of what runs there. */
export const edge = testCluster({
  role: 'edge',
  availability: 'edge',
  link: 'intermittent',
  zones: [],
  environment: { ...testCluster().environment, replicas: { min: 2, max: 2 }, requests: { factor: 0.5 } },
});
