import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { render, selector } from './testing.ts';

describe('the NetworkPolicy (W59, W60)', () => {
  const pods = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    podSelector: { matchLabels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name } },
  });
  const spec = (props?: Partial<ServiceProps>, cluster?: Cluster) =>
    (render(props, cluster).get('NetworkPolicy', 'order') as unknown as Required<INetworkPolicy>).spec;
  const dns = {
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  };

  it('permits exactly the declared calls, DNS and the bound addresses', () => {
    expect(spec()).toEqual({
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [pods('api-gateway')], ports: [{ protocol: 'TCP', port: 8080 }] }],
      egress: [
        dns,
        { to: [pods('payment')], ports: [{ protocol: 'TCP', port: 'http' }] },
        { to: [{ ipBlock: { cidr: '10.0.0.0/24' } }], ports: [{ protocol: 'TCP', port: 5432 }] },
      ],
    });
  });

  it('lets nobody in without callers, and nothing out but DNS without calls and needs', () => {
    expect(spec({ calledBy: [], calls: {}, needs: {} })).toMatchObject({ ingress: [], egress: [dns] });
  });

  it('asks the names where the cloud answers them', () => {
    const gcp = testCluster({ cloud: 'gcp', region: 'europe-west1', account: 'delivery-prod' });
    expect(spec({}, gcp).egress?.[0]?.to).toContainEqual({ ipBlock: { cidr: '169.254.20.10/32' } });
  });
});
