import { expect, it } from 'vitest';
import { egressOf } from './egress.ts';

const policy = (spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'order', namespace: 'shop' },
  spec: { podSelector: {}, ...spec },
});
const cilium = (spec: object) => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  metadata: { name: 'order', namespace: 'shop' },
  spec: { endpointSelector: {}, ...spec },
});
const dns = (port: unknown, more: object = {}) =>
  policy({ policyTypes: ['Egress'], egress: [{ ports: [{ port, ...more }] }] });

it.each([
  ['everything', policy({ policyTypes: ['Egress'], egress: [{}] }), true],
  ['nothing', policy({ policyTypes: ['Egress'] }), false],
  ['rules without types', policy({ egress: [{ ports: [{ port: 443 }] }] }), false],
  ['port 53', dns(53), true],
  ['a range of ports', dns(1, { endPort: 1024 }), true],
  ['a range behind it', dns(54, { endPort: 1024 }), false],
  ['a port by name', dns('dns-tcp'), true],
  ['another port', dns(443), false],
  ['Cilium, port 53', cilium({ egress: [{ toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }] }] }] }), true],
  ['Cilium, another port', cilium({ egress: [{ toPorts: [{ ports: [{ port: '443' }] }] }] }), false],
  ['Cilium, some entity', cilium({ egress: [{ toEntities: ['cluster'] }] }), true],
  ['Cilium, a deny rule alone', cilium({ egressDeny: [{}] }), false],
])('%s', (_, manifest, allowsDns) => expect(egressOf(manifest).map((one) => one.allowsDns)).toEqual([allowsDns]));

it.each([
  ['only ingress', policy({ policyTypes: ['Ingress'] })],
  ['no types and no egress', policy({ ingress: [] })],
  ['Cilium, only ingress', cilium({ ingress: [{}] })],
  ['Cilium without its default', cilium({ egressDeny: [{}], enableDefaultDeny: { egress: false } })],
])('%s leaves egress alone', (_, manifest) => expect(egressOf(manifest)).toEqual([]));

it('reads the labels of Cilium', () => {
  const endpointSelector = { matchLabels: { 'k8s:app': 'order', 'k8s:io.kubernetes.pod.namespace': 'shop' } };
  const manifest = {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    metadata: { name: 'order' },
    spec: { endpointSelector, egressDeny: [{}] },
  };
  const selector = { matchLabels: { app: 'order' }, matchExpressions: [] };
  expect(egressOf(manifest)).toEqual([{ namespace: 'shop', selector, allowsDns: false, deniesOnly: true }]);
  expect(egressOf({ ...manifest, spec: { nodeSelector: {}, egressDeny: [{}] } })).toEqual([]);
});
