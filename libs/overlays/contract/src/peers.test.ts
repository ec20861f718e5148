import { expect, it } from 'vitest';
import { cidrPeer, httpsAnywhere, inKubeSystem } from './peers.ts';

it('reaches the APIs of a cloud on 443 alone, and no metadata address', () => {
  expect(httpsAnywhere).toEqual({
    peers: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }],
    ports: [443],
  });
});

it('names pods by label and namespace in one peer, so that both must fit', () => {
  expect(inKubeSystem('kube-dns')).toEqual({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  });
});

it('names one range', () => {
  expect(cidrPeer('10.40.250.0/28')).toEqual({ ipBlock: { cidr: '10.40.250.0/28' } });
});
