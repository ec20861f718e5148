import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { eachPod } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { demandsOf } from './demands.ts';
import { canSpread, constraintOver, nodeLabel, selectsItself } from './spread.ts';

export const spreadOverNodes: Check = {
  id: 'W50b',
  name: 'spread-over-nodes',
  title: 'The pods of a workload lie over as many nodes as there is room on',
  why: 'Pods on one node end with it. A spread that must hold is no better: where nodes are few, a rollout finds no place for the next pod.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score pod-topology-spread-constraints',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  ],
  fix: `add a topologySpreadConstraint over ${nodeLabel} with whenUnsatisfiable: ScheduleAnyway and the labels of the pods`,
  good: [
    { name: 'spread' },
    {
      name: 'none in development',
      set: { 'pod.topologySpreadConstraints': undefined },
      facts: { availability: 'development' },
    },
    { name: 'one pod a node', on: 'DaemonSet shop/collector', set: { 'pod.topologySpreadConstraints': [] } },
    {
      name: 'over nodes alone',
      set: {
        'pod.topologySpreadConstraints': [
          {
            labelSelector: {},
            maxSkew: 1,
            topologyKey: 'kubernetes.io/hostname',
            whenUnsatisfiable: 'ScheduleAnyway',
          },
        ],
      },
    },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.topologySpreadConstraints': undefined },
      at: 'pod.topologySpreadConstraints',
      found: 'no topologySpreadConstraint over kubernetes.io/hostname',
    },
    {
      name: 'none at the edge, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.topologySpreadConstraints': [] },
      facts: { availability: 'edge' },
      at: 'pod.topologySpreadConstraints',
      found: 'no topologySpreadConstraint over kubernetes.io/hostname',
    },
    {
      name: 'none in a single zone, in a StatefulSet',
      on: 'StatefulSet shop/ledger',
      set: { 'pod.topologySpreadConstraints[1]': undefined },
      facts: { availability: 'single-zone' },
      at: 'pod.topologySpreadConstraints',
      found: 'no topologySpreadConstraint over kubernetes.io/hostname',
    },
    {
      name: 'a spread that must hold',
      set: { 'pod.topologySpreadConstraints[1].whenUnsatisfiable': 'DoNotSchedule' },
      at: 'pod.topologySpreadConstraints[1].whenUnsatisfiable',
      found: 'whenUnsatisfiable "DoNotSchedule" over nodes',
    },
    {
      name: 'of other pods',
      set: { 'pod.topologySpreadConstraints[1].labelSelector': { matchLabels: { app: 'order' } } },
      at: 'pod.topologySpreadConstraints[1].labelSelector',
      found: 'a spread over nodes that does not count the pods themselves',
    },
  ],
  inspect: eachPod(function* (pod, { facts }) {
    if (!demandsOf(facts).spreadOverNodes || !canSpread(pod)) return;
    const i = constraintOver(nodeLabel, pod);
    const path = ['topologySpreadConstraints'];
    if (i < 0) {
      yield { path, found: `no topologySpreadConstraint over ${nodeLabel}`, allowed: 'a spread over nodes' };
      return;
    }
    const constraint = at(pod.spec, ...path, i);
    const unsatisfiable = at(constraint, 'whenUnsatisfiable');
    if (unsatisfiable !== 'ScheduleAnyway')
      yield {
        path: [...path, i, 'whenUnsatisfiable'],
        found: `${stated('whenUnsatisfiable', unsatisfiable)} over nodes`,
        allowed: 'ScheduleAnyway',
      };
    if (!selectsItself(constraint, pod))
      yield {
        path: [...path, i, 'labelSelector'],
        found: 'a spread over nodes that does not count the pods themselves',
        allowed: 'a selector that selects the labels of the template',
      };
  }),
};
