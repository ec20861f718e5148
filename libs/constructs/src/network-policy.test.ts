import { testCluster } from '@delivery/fleet/testing';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { everything, render, selector, specOf, type Setting } from './testing.ts';
import { testOverlay } from './testing-overlay.ts';

const spec = (props?: Partial<ServiceProps>, setting?: Setting, name?: string) =>
  specOf<INetworkPolicy>(render(props, setting), 'NetworkPolicy', name);

const pods = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  podSelector: { matchLabels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name } },
});
const dns = {
  to: [{ podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};
const bound = (cidr: string, port: number) => ({ to: [{ ipBlock: { cidr } }], ports: [{ protocol: 'TCP', port }] });
const prometheus = {
  from: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
    },
  ],
  ports: [{ protocol: 'TCP', port: 9090 }],
};
const postgres = bound('10.0.0.0/24', 5432);
const others = [bound('10.0.1.0/24', 6380), bound('10.0.2.0/24', 9093), bound('10.0.3.4/32', 443)];
/** The agent of the node, which takes traces. */
const telemetry = {
  to: [pods('opentelemetry-agent')],
  ports: [
    { protocol: 'TCP', port: 4317 },
    { protocol: 'TCP', port: 4318 },
  ],
};
const identity = bound('169.254.170.23/32', 80);

describe('the NetworkPolicy (W59, W60)', () => {
  it('permits exactly the declared calls, DNS and the bound addresses', () => {
    expect(spec()).toEqual({
      podSelector: { matchLabels: selector() },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [pods('api-gateway')], ports: [{ protocol: 'TCP', port: 8080 }] }, prometheus],
      egress: [dns, { to: [pods('payment')], ports: [{ protocol: 'TCP', port: 'http' }] }, postgres, telemetry],
    });
  });

  it('lets only Prometheus in without callers, and nothing out but DNS and traces without calls and needs', () => {
    expect(spec({ calledBy: [], calls: {}, needs: {} })).toMatchObject({
      ingress: [prometheus],
      egress: [dns, telemetry],
    });
  });

  it('lets nobody in without callers where no Prometheus runs', () => {
    expect(spec({ calledBy: [] }, { cluster: testCluster({ role: 'local' }) })).toMatchObject({ ingress: [] });
  });

  it('lets callers reach every port but that of metrics, without callers none', () => {
    const ports = { grpc: 9000, http: 8080, metrics: 9090 };
    expect(spec({ ports }).ingress?.[0]?.ports).toEqual([
      { protocol: 'TCP', port: 8080 },
      { protocol: 'TCP', port: 9000 },
    ]);
  });

  it('sends no traces from a desk, where nobody takes them', () => {
    expect(spec({}, { cluster: testCluster({ role: 'local' }) }).egress).not.toContainEqual(telemetry);
  });

  it('asks the names where the cloud answers them', () => {
    const local = { ipBlock: { cidr: '169.254.20.10/32' } };
    expect(spec({}, { overlay: { dns: () => [local] } }).egress?.[0]?.to).toEqual([local]);
  });

  it('lets the load balancers in where there is a route, on its port alone', () => {
    expect(spec(everything).ingress?.[1]).toEqual({
      from: [{ ipBlock: { cidr: '10.9.0.0/24' } }],
      ports: [{ protocol: 'TCP', port: 8080 }],
    });
  });

  it('lets nobody in for load balancers that a NetworkPolicy cannot name: an empty list would let in all', () => {
    const gateway: typeof testOverlay.gateway = (cluster) => {
      const answer = testOverlay.gateway(cluster);
      return answer && { ...answer, sources: [] };
    };
    expect(spec({ ...everything, calledBy: [] }, { overlay: { gateway } }).ingress).toEqual([prometheus]);
  });

  it('lets the sidecar find its mesh where there is one', () => {
    const mesh = {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
          podSelector: { matchLabels: { app: 'istiod' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 15012 }],
    };
    expect(spec({}, { cluster: testCluster({ mesh: 'istio' }) }).egress).toContainEqual(mesh);
    expect(spec().egress).not.toContainEqual(mesh);
  });

  it('opens the source of the cloud identity to those who have one, and to nobody else', () => {
    const { needs } = everything;
    expect(spec({ needs: needs ?? {} }).egress?.slice(2)).toEqual([postgres, ...others, identity, telemetry]);
    const { bucket: _none, ...withoutBucket } = needs ?? {};
    expect(spec({ needs: withoutBucket }).egress).not.toContainEqual(identity);
  });

  it.each([
    ['order-events', [prometheus]],
    ['order-archive', []],
  ])('of %s: nobody calls it, and it calls nobody', (name, ingress) => {
    expect(spec(everything, {}, name)).toEqual({
      podSelector: { matchLabels: selector(name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress,
      egress: [dns, postgres, ...others, identity, telemetry],
    });
  });
});
