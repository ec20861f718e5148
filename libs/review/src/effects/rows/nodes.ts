import type { EffectRow } from '../row.ts';

const DRIFT = 'https://karpenter.sh/docs/concepts/disruption/#drift';

/** Nodes, and with them the pods on them. */
export const nodes: readonly EffectRow[] = [
  {
    kinds: ['karpenter.sh/NodeClaim'],
    fields: ['spec'],
    effect: 'refused',
    source: 'https://karpenter.sh/docs/concepts/nodeclaims/',
  },
  {
    kinds: ['karpenter.sh/NodePool'],
    fields: ['spec.template.spec.nodeClassRef.group', 'spec.template.spec.nodeClassRef.kind'],
    effect: 'refused',
    source: 'https://karpenter.sh/docs/concepts/nodepools/',
  },
  {
    kinds: ['karpenter.sh/NodePool'],
    fields: ['spec.template.spec.expireAfter', 'spec.template.spec.terminationGracePeriod'],
    effect: 'live',
    source: 'https://karpenter.sh/docs/concepts/disruption/#automated-forceful-methods',
  },
  { kinds: ['karpenter.sh/NodePool'], fields: ['spec.template'], effect: 'rolling-restart', source: DRIFT },
  { kinds: ['karpenter.k8s.aws/EC2NodeClass'], fields: ['spec'], effect: 'rolling-restart', source: DRIFT },
];
