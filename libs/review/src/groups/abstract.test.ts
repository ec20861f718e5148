import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { reviewObjects, type Objects } from '../report/testing.ts';
import { namesOnly, replaceFacts, type Provenance } from './abstract.ts';

const REGIONS: Readonly<Record<string, string>> = {
  'aws-one': 'eu-west-1',
  'azure-two': 'westeurope',
  'gcp-three': 'eu',
};
const byRegion: Provenance = (cluster) => [{ name: 'cluster.region', value: REGIONS[cluster] ?? '' }];
const nothing: Provenance = () => [];

const configMap = (value: unknown): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'order', namespace: 'order' },
  data: { URL: value },
});
const each = (clusters: readonly string[], make: (cluster: string) => Manifest): Objects =>
  Object.fromEntries(clusters.map((cluster) => [cluster, [make(cluster)]]));

/** Titles and clusters of what is said when the value of a field becomes another one on each cluster. */
function said(
  make: (cluster: string) => Manifest,
  provenance: Provenance | undefined,
  clusters = Object.keys(REGIONS),
) {
  const before = each(clusters, (cluster) => ({
    ...make(cluster),
    ...(make(cluster).kind === 'ConfigMap' ? configMap('old') : { rules: [] }),
  }));
  const { report } = reviewObjects(before, each(clusters, make), provenance && { provenance });
  return report.groups.map(({ fields, clusters: on }) => `${fields[0]?.after ?? ''} on ${on.length}`);
}

describe('the facts of a cluster', () => {
  const url = (cluster: string) => configMap(`https://db.${REGIONS[cluster] ?? ''}.example`);

  it('stand by their name where provenance says that the field depends on them', () => {
    expect(said(url, byRegion, ['aws-one', 'azure-two'])).toEqual(['https://db.<cluster.region>.example on 2']);
  });

  it('stay where provenance says nothing', () => {
    expect(said(url, nothing, ['aws-one', 'azure-two'])).toEqual([
      'https://db.eu-west-1.example on 1',
      'https://db.westeurope.example on 1',
    ]);
  });

  it('stay when they have fewer than four characters, or stand within a word', () => {
    expect(said((cluster) => configMap(`x.${REGIONS[cluster] ?? ''}.y`), byRegion)).toEqual([
      'x.<cluster.region>.y on 2',
      'x.eu.y on 1',
    ]);
    expect(said((cluster) => configMap(`${REGIONS[cluster] ?? ''}a`), byRegion, ['aws-one', 'azure-two'])).toEqual([
      'eu-west-1a on 1',
      'westeuropea on 1',
    ]);
  });

  it('stay where only one cluster has such a value', () => {
    expect(said(url, byRegion, ['aws-one'])).toEqual(['https://db.eu-west-1.example on 1']);
  });

  it.each([
    ['digest', (cluster: string) => configMap(`${cluster}/order@sha256:${'a'.repeat(64)}`)],
    ['IPv4 range', (cluster: string) => configMap(`10.0.0.0/16 of ${cluster}`)],
    ['IPv6 range', (cluster: string) => configMap(`fd00:1::/64 of ${cluster}`)],
    [
      'role',
      (cluster: string): Manifest => ({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: 'order', namespace: 'order' },
        rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [cluster], verbs: ['get'] }],
      }),
    ],
  ])('stay in a %s', (_, make) => {
    const byName: Provenance = (cluster) => [{ name: 'cluster', value: cluster }];
    const groups = said(make, byName, ['aws-one', 'azure-two']);
    expect(groups).toHaveLength(2);
    expect(groups.join()).not.toContain('<');
  });
});

describe('on a foreign tree', () => {
  it('the name of a cluster and parts that no other name has are abstracted', () => {
    expect(
      said((cluster) => configMap(`https://${cluster}.example`), undefined, ['a-prod-paris', 'b-prod-berlin']),
    ).toEqual(['https://<cluster>.example on 2']);
    expect(said((cluster) => configMap(cluster.split('-')[2]), undefined, ['a-prod-paris', 'b-prod-berlin'])).toEqual([
      '<part of cluster> on 2',
    ]);
  });

  it('a part that two names share is not', () => {
    const facts = namesOnly(['a-prod-paris', 'b-prod-paris']);
    expect(facts('a-prod-paris', '', []).map(({ value }) => value)).toEqual(['a', 'a-prod', 'a-prod-paris']);
  });

  it('a name and a part of one are two things', () => {
    const mixed = (cluster: string) => configMap(cluster === 'a-prod-paris' ? cluster : 'berlin');
    expect(said(mixed, undefined, ['a-prod-paris', 'b-prod-berlin'])).toEqual(['a-prod-paris on 1', 'berlin on 1']);
  });
});

describe('replaces facts', () => {
  it.each([
    ['https://db.eu-west-1.example', 'https://db.<cluster.region>.example'],
    ['eu-west-1', '<cluster.region>'],
    ['eu-west-1a', 'eu-west-1a'],
    ['xeu-west-1', 'xeu-west-1'],
    ['eu-west-1/eu-west-1', '<cluster.region>/<cluster.region>'],
  ])('%s → %s', (text, replaced) => {
    expect(replaceFacts(text, [{ name: 'cluster.region', value: 'eu-west-1' }])[0]).toBe(replaced);
  });

  it('takes the longest, and never a part of what it put there', () => {
    const facts = [
      { name: 'cluster', value: 'aws-prod-eu-west-1' },
      { name: 'region', value: 'eu-west-1' },
      { name: 'part', value: 'cluster' },
    ];
    expect(replaceFacts('aws-prod-eu-west-1 eu-west-1', facts)).toEqual(['<cluster> <region>', ['cluster', 'region']]);
  });
});
