import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const targetExists: Check = {
  id: 'C29',
  name: 'target-exists',
  title: 'Every other object that is named exists',
  why: 'A policy, a scaler or a pool of nodes whose target is missing does nothing, and most controllers say so in a status that nobody reads.',
  severity: 'error',
  level: 'all',
  sources: ['https://gateway-api.sigs.k8s.io/geps/gep-713/'],
  fix: 'add the object, or name one that is there',
  good: [
    { name: 'nothing else is named' },
    {
      name: 'credentials of a trigger',
      add: [
        scaled('order'),
        {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'TriggerAuthentication',
          metadata: { name: 'order', namespace: 'shop' },
        },
      ],
    },
    {
      name: 'a class of nodes',
      add: [
        pool('default'),
        { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' } },
      ],
    },
    { name: 'of a cluster of which nobody says what it has', add: [pool('default')], facts: { provides: undefined } },
  ],
  bad: [
    {
      name: 'credentials of a trigger',
      add: [scaled('order')],
      object: 'ScaledObject shop/order',
      at: 'spec.triggers[0].authenticationRef.name',
      found: 'ScaledObject shop/order names TriggerAuthentication shop/order, which does not exist',
    },
    {
      name: 'a class of nodes',
      add: [pool('default')],
      object: 'NodePool general',
      at: 'spec.template.spec.nodeClassRef.name',
      found: 'NodePool general names EC2NodeClass default, which does not exist',
    },
    {
      name: 'the route of a policy',
      add: [
        {
          apiVersion: 'alb.networking.azure.io/v1',
          kind: 'WebApplicationFirewallPolicy',
          metadata: { name: 'order', namespace: 'shop' },
          spec: { targetRef: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'ordr' } },
        },
      ],
      object: 'WebApplicationFirewallPolicy shop/order',
      at: 'spec.targetRef.name',
      found: 'WebApplicationFirewallPolicy shop/order names HTTPRoute shop/ordr, which does not exist',
    },
    {
      name: 'the Deployment whose pods a Rollout takes',
      add: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          metadata: { name: 'mail', namespace: 'shop' },
          spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mail' } },
        },
      ],
      object: 'Rollout shop/mail',
      at: 'spec.workloadRef.name',
      found: 'Rollout shop/mail names Deployment shop/mail, which does not exist',
    },
  ],
  inspect: dangling(Object.values(targets).flat(), 'all but'),
};

function scaled(authentication: string): Manifest {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'order', namespace: 'shop' },
    spec: { triggers: [{ type: 'kafka', authenticationRef: { name: authentication } }] },
  };
}

function pool(nodeClass: string): Manifest {
  const nodeClassRef = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: nodeClass };
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { template: { spec: { nodeClassRef } } },
  };
}
