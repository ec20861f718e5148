import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import type { Group } from '../report/report.ts';
import { reviewObjects, type Objects } from '../report/testing.ts';

const CLUSTERS = ['aws-dev', 'aws-prod', 'gcp-prod'];

const deployment = (name: string, periodSeconds: number): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: name },
  spec: { template: { spec: { containers: [{ name, readinessProbe: { periodSeconds } }] } } },
});
const project = (...namespaces: readonly string[]): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'shop', namespace: 'argocd' },
  spec: { destinations: namespaces.map((namespace) => ({ server: 'https://kubernetes.default.svc', namespace })) },
});
const quota = (pods: number): Manifest => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'quota', namespace: 'order' },
  spec: { hard: { pods } },
});
const everywhere = (...manifests: readonly Manifest[]): Objects =>
  Object.fromEntries(CLUSTERS.map((cluster) => [cluster, manifests]));

function said(before: Objects, after: Objects): readonly string[] {
  return reviewObjects(before, after).report.groups.flatMap(({ title, subject, clusters, outliers }: Group) => [
    `${title}, ${subject}, on ${clusters.length}`,
    ...outliers.map(({ cluster, how }) => `  ${cluster}: ${how}`),
  ]);
}

describe('the same change', () => {
  it('of containers that are named as their workloads is one, with its effect', () => {
    const [before, after] = [5, 10].map((seconds) =>
      everywhere(deployment('order', seconds), deployment('user', seconds)),
    );
    const { groups } = reviewObjects(before!, after!).report;
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ effect: 'rolling-restart', clusters: CLUSTERS });
    expect(said(before!, after!)).toEqual([
      'readinessProbe.periodSeconds 5 → 10, Deployment order/order and 1 more, on 3',
    ]);
  });

  it('of lists that are longer on some clusters is one', () => {
    const before = { ...everywhere(project('order')), 'gcp-prod': [project('order', 'user')] };
    const after = { ...everywhere(project('order', 'refund')), 'gcp-prod': [project('order', 'user', 'refund')] };
    const server = 'https://kubernetes.default.svc';
    expect(said(before, after)).toEqual([
      `destination {"server":"${server}","namespace":"refund"} added, AppProject argocd/shop, on 3`,
    ]);
  });
});

describe('an outlier', () => {
  const change = (dev: number, gcp: number) =>
    said(
      { 'aws-dev': [quota(dev)], 'aws-prod': [quota(30)], 'gcp-prod': [quota(gcp)] },
      { 'aws-dev': [quota(dev)], 'aws-prod': [quota(40)], 'gcp-prod': [quota(gcp)] },
    );

  it('is who stays as the others were, or is already as they become', () => {
    expect(change(30, 40)).toEqual([
      'spec.hard.pods 30 → 40, ResourceQuota order/quota, on 1',
      '  aws-dev: still at 30',
      '  gcp-prod: already at 40',
    ]);
  });

  it('is nobody who was something else before', () => {
    expect(change(10, 20)).toEqual(['spec.hard.pods 30 → 40, ResourceQuota order/quota, on 1']);
  });
});
