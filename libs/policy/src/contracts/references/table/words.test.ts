import { expect, it } from 'vitest';
import { andOthers, kindText, oneOf } from './words.ts';

it.each([
  ['', 'ConfigMap', 'shop', 'a ConfigMap of namespace shop'],
  ['', 'Secret', undefined, 'a Secret'],
  ['gateway.networking.k8s.io', 'HTTPRoute', 'shop', 'an HTTPRoute of namespace shop'],
  ['helm.toolkit.fluxcd.io', 'HelmRelease', 'shop', 'a HelmRelease of namespace shop'],
  ['networking.k8s.io', 'IngressClass', undefined, 'an IngressClass of the tree or of the cluster'],
  ['cert-manager.io', 'ClusterIssuer', undefined, 'a ClusterIssuer of the tree or of the cluster'],
  ['karpenter.k8s.aws', 'EC2NodeClass', undefined, 'an EC2NodeClass of the tree or of the cluster'],
  ['karpenter.sh', 'NodePool', undefined, 'a NodePool of the tree or of the cluster'],
  ['gateway.networking.k8s.io', 'GatewayClass', undefined, 'a GatewayClass of the tree or of the cluster'],
  ['snapshot.storage.k8s.io', 'VolumeSnapshotClass', undefined, 'a VolumeSnapshotClass of the tree or of the cluster'],
  [
    'snapshot.storage.k8s.io',
    'VolumeSnapshotContent',
    undefined,
    'a VolumeSnapshotContent of the tree or of the cluster',
  ],
])('%s/%s of %s is %s', (group, kind, namespace, text) => {
  expect(kindText({ group, kind, namespace })).toBe(text);
});

it('lists eight of many', () => {
  expect(oneOf([])).toBe('nothing: there is none');
  expect(oneOf(['a'])).toBe('one of: a');
  expect(oneOf([...'abcdefgh'])).toBe('one of: a, b, c, d, e, f, g, h');
  expect(oneOf([...'abcdefghi'])).toBe('one of: a, b, c, d, e, f, g, h, … (9 in all)');
});

it('counts the others', () => {
  expect(andOthers('A', 0, 'is', 'are')).toBe('A is');
  expect(andOthers('A', 1, 'is', 'are')).toBe('A and 1 other are');
  expect(andOthers('A', 2, 'is', 'are')).toBe('A and 2 others are');
});
