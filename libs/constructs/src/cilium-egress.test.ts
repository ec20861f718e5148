import { testCluster } from '@delivery/fleet/testing';
import { inKubeSystem, type Overlay } from '@delivery/overlay-contract';
import type { ICiliumNetworkPolicy } from '@kubernetes-models/cilium/cilium.io/v2/CiliumNetworkPolicy';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { everything, names, render, selector, specOf } from './testing.ts';

const cluster = testCluster({ cni: 'cilium' });
const overlay: Partial<Overlay> = { dns: () => [inKubeSystem('kube-dns')] };
const onCilium = (props?: Partial<ServiceProps>) => render(props, { cluster, overlay });
const egressOf = (props?: Partial<ServiceProps>, name = 'order') =>
  specOf<ICiliumNetworkPolicy>(onCilium(props), 'CiliumNetworkPolicy', name).egress ?? [];
const addressesOf = (props?: Partial<ServiceProps>) =>
  JSON.stringify(specOf<INetworkPolicy>(onCilium(props), 'NetworkPolicy').egress).match(/10\.0\.\d\.\d\/\d+/g);
const inCluster = { matchPattern: '**.cluster.local' };

describe('where Cilium is the network', () => {
  it('pods reach what is bound by its name, and are told of no other name outside the cluster', () => {
    expect(specOf<ICiliumNetworkPolicy>(onCilium(), 'CiliumNetworkPolicy')).toEqual({
      endpointSelector: { matchLabels: selector() },
      egress: [
        {
          toEndpoints: [
            { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s:k8s-app': 'kube-dns' } },
          ],
          toPorts: [
            {
              ports: [
                { port: '53', protocol: 'UDP' },
                { port: '53', protocol: 'TCP' },
              ],
              rules: { dns: [{ matchName: 'orders.db.example' }, inCluster] },
            },
          ],
        },
        {
          toFQDNs: [{ matchName: 'orders.db.example' }],
          toPorts: [{ ports: [{ port: '5432', protocol: 'TCP' }] }],
        },
      ],
    });
  });

  it('no other policy opens the same by address, since rules add up', () => {
    expect(addressesOf()).toBe(null);
    expect(JSON.stringify(specOf<INetworkPolicy>(onCilium(), 'NetworkPolicy').egress)).not.toMatch(
      /"port":(53|5432)\b/,
    );
  });

  it('without needs only names of the cluster are told', () => {
    expect(egressOf({ needs: {} }).map(({ toPorts }) => toPorts?.[0]?.rules)).toEqual([{ dns: [inCluster] }]);
  });

  it('brokers, of which facts name the first only, are reached by address under any name', () => {
    const needs = { topics: { publish: ['order-events'] } };
    expect(addressesOf({ needs })).toEqual(['10.0.2.0/24']);
    expect(egressOf({ needs })[0]?.toPorts?.[0]?.rules).toEqual({ dns: [{ matchPattern: '*' }] });
  });

  it('a bucket is reached in the host and in the path', () => {
    expect(egressOf({ needs: { bucket: 'settlements' } })[1]?.toFQDNs).toEqual([
      { matchName: 'delivery-test-settlements.objects.example' },
      { matchName: 'objects.example' },
    ]);
  });

  it('every worker and task has its own', () => {
    const policies = names(onCilium(everything)).filter((name) => name.startsWith('CiliumNetworkPolicy'));
    expect(policies).toEqual(['order', 'order-archive', 'order-events'].map((name) => `CiliumNetworkPolicy ${name}`));
  });

  it('name servers that are no pods are an error', () => {
    const bad: Partial<Overlay> = { dns: () => [{ ipBlock: { cidr: '169.254.20.10/32' } }] };
    expect(() => render({}, { cluster, overlay: bad })).toThrow(
      'where Cilium is the network, names are asked of pods by namespace and labels',
    );
  });
});

it('elsewhere policies name addresses', () => {
  expect(names(render())).not.toContain('CiliumNetworkPolicy order');
});
