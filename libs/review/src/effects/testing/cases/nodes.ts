import { spec, label, type RowCases } from '../row-case.ts';

export const nodesCases: RowCases = {
  'a NodeClaim': {
    kind: 'karpenter.sh/NodeClaim',
    before: spec({ expireAfter: '1h' }),
    after: spec({ expireAfter: '2h' }),
    effect: 'refused',
    near: { before: label('a', '1'), after: label('a', '2'), effect: 'live' },
  },
  'the kind of class of a NodePool': {
    kind: 'karpenter.sh/NodePool',
    before: spec({ template: { spec: { nodeClassRef: { kind: 'a' } } } }),
    after: spec({ template: { spec: { nodeClassRef: { kind: 'b' } } } }),
    effect: 'refused',
    near: {
      before: spec({ template: { spec: { nodeClassRef: { name: 'a' } } } }),
      after: spec({ template: { spec: { nodeClassRef: { name: 'b' } } } }),
      effect: 'rolling-restart',
    },
  },
  'how long the nodes of a NodePool live': {
    kind: 'karpenter.sh/NodePool',
    before: spec({ template: { spec: { expireAfter: '1h' } } }),
    after: spec({ template: { spec: { expireAfter: '2h' } } }),
    effect: 'live',
    near: {
      before: spec({ template: { spec: { taints: ['a'] } } }),
      after: spec({ template: { spec: { taints: ['b'] } } }),
      effect: 'rolling-restart',
    },
  },
  'the nodes of a NodePool': {
    kind: 'karpenter.sh/NodePool',
    before: spec({ template: { metadata: { labels: { a: '1' } } } }),
    after: spec({ template: { metadata: { labels: { a: '2' } } } }),
    effect: 'rolling-restart',
    near: { before: spec({ limits: { cpu: 1 } }), after: spec({ limits: { cpu: 2 } }), effect: 'live' },
  },
  'the class of nodes': {
    kind: 'karpenter.k8s.aws/EC2NodeClass',
    before: spec({ role: 'a' }),
    after: spec({ role: 'b' }),
    effect: 'rolling-restart',
    near: { before: label('a', '1'), after: label('a', '2'), effect: 'live' },
  },
};
