import { clusterScoped, testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import cilium from './component.ts';

const rendering = testRender(cilium, {
  folder: 'apps/operators/cilium',
  cluster: testCluster({ cloud: 'edge', cni: 'cilium', role: 'edge', engine: 'flux', availability: 'edge' }),
  bundles: clusterScoped('cilium.io/CiliumLoadBalancerIPPool', 'cilium.io/CiliumL2AnnouncementPolicy'),
});

it('replaces kube-proxy, makes the class of Gateways and announces addresses', () => {
  expect(rendering.get('HelmRelease', 'cilium')['spec']).toMatchObject({
    targetNamespace: 'kube-system',
    values: {
      kubeProxyReplacement: 'true',
      k8sServiceHost: 'localhost',
      gatewayAPI: { enabled: true, gatewayClass: { create: 'true' } },
      l2announcements: { enabled: true },
      policyCIDRMatchMode: ['nodes'],
      operator: { replicas: 1, skipCRDCreation: true },
    },
  });
});

it('makes no namespace of its own, but copies certificates into one that the platform closes', () => {
  const secretsNamespace = { create: false, name: 'cilium-secrets' };
  expect(rendering.get('HelmRelease', 'cilium')['spec']).toMatchObject({
    values: { gatewayAPI: { secretsNamespace }, envoyConfig: { secretsNamespace }, tls: { secretsNamespace } },
  });
  expect(cilium.namespaces).toEqual([{ name: 'cilium-secrets', podSecurity: 'restricted' }]);
});

it('announces the addresses of load balancers that the facts state', () => {
  expect(rendering.get('CiliumLoadBalancerIPPool', 'load-balancers')['spec']).toEqual({
    blocks: [{ cidr: '10.0.241.0/24' }],
  });
  expect(rendering.get('CiliumL2AnnouncementPolicy', 'load-balancers')['spec']).toEqual({ loadBalancerIPs: true });
});

it('is left out where the network is another', () => {
  expect(cilium.clusters(testCluster())).toBe(false);
});
