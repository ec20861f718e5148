import { describe, expect, it } from 'vitest';
import { clusterIn, service, testModel } from '../../testing/test-model.ts';
import { definitionsProvidedTo, factsOf } from './index.ts';

const model = testModel({ apps: [service('order')], clusters: [] });

describe('what is known of a cluster', () => {
  it('is what its own facts say', () => {
    const cluster = clusterIn('canary', 'aws-prod', {
      kubernetes: '1.35',
      availability: 'single-zone',
      engine: 'flux',
    });
    expect(factsOf(cluster, model)).toMatchObject({
      kubernetesVersion: '1.35',
      availability: 'single-zone',
      engine: 'flux',
      cluster: 'aws-prod',
      revision: 'ring/canary',
      cloud: 'aws',
      serverSideApply: true,
    });
  });

  it('is what the platform asks of every workload', () => {
    const facts = factsOf(clusterIn('canary', 'aws-prod'), model);
    expect(facts.labels).toContain('delivery.example/owner');
    expect(facts.annotations).toEqual(['delivery.example/runbook']);
    expect(facts.selectorLabels).toEqual(['app.kubernetes.io/instance', 'app.kubernetes.io/name']);
    expect(facts.priorityClasses).toEqual(['delivery-critical', 'delivery-standard']);
  });

  it.each([
    ['production', ['delivery-critical']],
    ['staging', []],
  ])('is that nobody waits for lost pods but in production: %s', (name, classes) => {
    const cluster = clusterIn('canary', 'aws-prod');
    const facts = factsOf({ ...cluster, environment: { ...cluster.environment, name } }, model);
    expect(facts.criticalPriorityClasses).toEqual(classes);
  });

  it('is what its cloud and its engine bring', () => {
    const gcp = { cloud: 'gcp', region: 'europe-west1', account: 'delivery-prod', engine: 'flux' } as const;
    const facts = factsOf(clusterIn('canary', 'gcp-prod', gcp), model);
    expect(facts.registries).toEqual(['europe-west1-docker.pkg.dev/delivery-prod/']);
    expect(facts.provides).toEqual(
      expect.arrayContaining([
        { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'gke-l7-global-external-managed' },
        { group: '', kind: 'Namespace', name: 'flux-system' },
        { group: '', kind: 'ServiceAccount', namespace: 'flux-system', name: 'kustomize-controller' },
      ]),
    );
    expect(facts.nodeLabels).toEqual(
      expect.arrayContaining(['cloud.google.com/gke-spot', 'kubernetes.io/arch', 'delivery.example/node-pool']),
    );
    expect(definitionsProvidedTo(clusterIn('canary', 'gcp-prod', gcp))).toContain('gateway-api');
    expect(factsOf(clusterIn('canary', 'aws-prod'), model)).toMatchObject({
      provides: expect.arrayContaining([{ group: '', kind: 'Namespace', name: 'argocd' }]),
      nodeLabels: expect.arrayContaining(['karpenter.sh/capacity-type']),
    });
  });
});
