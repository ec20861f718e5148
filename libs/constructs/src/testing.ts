import { testApp, testService } from '@delivery/catalog/testing';
import { testRender, type TestRendering } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { defineService, type ServiceProps } from './define-service.ts';

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
const others = [testApp('payment', { service: testService({ calledBy: ['order'] }) })];
export const selector = { 'app.kubernetes.io/instance': 'order', 'app.kubernetes.io/name': 'order' };

export function render(props: Partial<ServiceProps> = {}, cluster?: Cluster): TestRendering {
  return testRender(defineService({ ...base, ...props }), { others, ...(cluster && { cluster }) });
}

export function deployment(props?: Partial<ServiceProps>, cluster?: Cluster): Required<IDeployment>['spec'] {
  return (render(props, cluster).get('Deployment', 'order') as unknown as Required<IDeployment>).spec;
}

export function pod(props?: Partial<ServiceProps>, cluster?: Cluster): IPodSpec {
  const { spec } = deployment(props, cluster).template;
  if (spec === undefined) throw new Error('no pod spec');
  return spec;
}

/** The container of the service itself. */
export function container(props?: Partial<ServiceProps>, cluster?: Cluster): IContainer {
  const first = pod(props, cluster).containers.find(({ name }) => name === 'order');
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
    logLevel: 'debug',
  },
});
