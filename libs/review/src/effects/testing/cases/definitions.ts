import { spec, type RowCases } from '../row-case.ts';

const versions = (...names: string[]) =>
  spec({ versions: names.map((name) => ({ name, storage: name === 'v1', served: true })) });

export const definitionsCases: RowCases = {
  'the scope of a definition': {
    kind: 'apiextensions.k8s.io/CustomResourceDefinition',
    before: spec({ scope: 'Cluster' }),
    after: spec({ scope: 'Namespaced' }),
    effect: 'refused',
    near: {
      before: spec({ names: { shortNames: ['a'] } }),
      after: spec({ names: { shortNames: ['b'] } }),
      effect: 'live',
    },
  },
  'a stored version that a definition loses': {
    kind: 'apiextensions.k8s.io/CustomResourceDefinition',
    before: versions('v1', 'v2'),
    after: versions('v2'),
    effect: 'refused',
    near: { after: versions('v1'), effect: 'live' },
  },
  'the value of a PriorityClass': {
    kind: 'scheduling.k8s.io/PriorityClass',
    before: { value: 1 },
    after: { value: 2 },
    effect: 'refused',
    near: { before: { description: 'a' }, after: { description: 'b' }, effect: 'live' },
  },
  'whom a PriorityClass pushes aside': {
    kind: 'scheduling.k8s.io/PriorityClass',
    before: {},
    after: { preemptionPolicy: 'Never' },
    effect: 'refused',
    near: { after: { preemptionPolicy: 'PreemptLowerPriority' }, effect: 'none' },
  },
  'the handler of a RuntimeClass': {
    kind: 'node.k8s.io/RuntimeClass',
    before: { handler: 'a' },
    after: { handler: 'b' },
    effect: 'refused',
    near: {
      before: { overhead: { podFixed: { cpu: 1 } } },
      after: { overhead: { podFixed: { cpu: 2 } } },
      effect: 'live',
    },
  },
};
