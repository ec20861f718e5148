import type { Check } from '../../../check.ts';
import { at, listAt } from '../../../fields.ts';
import { ciliumSpecsOf } from './network-rules.ts';

export const denyBesideAllow: Check = {
  id: 'N04',
  name: 'deny-beside-allow',
  title: 'A policy of Cilium that denies some also says what it allows',
  why: 'A policy with nothing but deny rules switches its pods to default-deny: everything else stops too, DNS first.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://docs.cilium.io/en/stable/security/policy/language/#deny-policies',
    'https://docs.cilium.io/en/stable/security/policy/intro/#policy-enforcement-default',
  ],
  fix: 'add the rules that allow, or set `enableDefaultDeny` to false for the direction',
  good: [
    { name: 'no deny rules' },
    {
      name: 'deny rules beside others',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingressDeny': [{ fromEntities: ['world'] }] },
    },
    {
      name: 'pods stay open otherwise',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.egressDeny': [{ toCIDR: ['169.254.169.254/32'] }],
        'spec.enableDefaultDeny': { egress: false },
      },
    },
    {
      name: 'an empty list',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egressDeny': [] },
    },
  ],
  bad: [
    {
      name: 'only what may not be reached',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egressDeny': [{ toCIDR: ['169.254.169.254/32'] }], 'spec.egress': [] },
      at: 'spec.egressDeny',
      found: 'egressDeny without egress',
    },
    {
      name: 'only who may not come in, with the other direction left open',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.ingress': undefined,
        'spec.ingressDeny': [{ fromEntities: ['world'] }],
        'spec.enableDefaultDeny': { egress: false, ingress: true },
      },
      at: 'spec.ingressDeny',
      found: 'ingressDeny without ingress',
    },
    {
      name: 'one of several specs of a policy of the cluster',
      on: 'CiliumClusterwideNetworkPolicy metadata',
      add: [
        {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumClusterwideNetworkPolicy',
          metadata: { name: 'metadata' },
          specs: [{ endpointSelector: {}, egressDeny: [{ toEntities: ['world'] }] }],
        },
      ],
      at: 'specs[0].egressDeny',
      found: 'egressDeny without egress',
    },
  ],
  *inspect(world) {
    for (const { object, path } of ciliumSpecsOf(world)) {
      for (const direction of ['ingress', 'egress']) {
        const deny = `${direction}Deny`;
        if (listAt(object, ...path, deny).length === 0 || listAt(object, ...path, direction).length > 0) continue;
        if (at(object, ...path, 'enableDefaultDeny', direction) === false) continue;
        yield {
          object,
          path: [...path, deny],
          found: `${deny} without ${direction}`,
          allowed: `${direction} rules beside it, or enableDefaultDeny.${direction}: false`,
        };
      }
    }
  },
};
