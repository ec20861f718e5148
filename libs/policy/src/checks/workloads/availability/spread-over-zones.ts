import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { eachPod } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { demandsOf } from './demands.ts';
import { canSpread, constraintOver, selectsItself, zoneLabel } from './spread.ts';

const FIELDS = Object.entries({ maxSkew: 1, nodeTaintsPolicy: 'Honor', whenUnsatisfiable: 'DoNotSchedule' });

export const spreadOverZones: Check = {
  id: 'W50a',
  name: 'spread-over-zones',
  title: 'The pods of a workload lie evenly over the zones',
  why: 'Left alone, the scheduler may put all pods into one zone. And without nodeTaintsPolicy: Honor, the tainted nodes of a dead zone count as room, and the pods that should move stay Pending.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score pod-topology-spread-constraints',
    'polaris topologySpreadConstraint',
    'kyverno topologyspreadconstraints-policy',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  ],
  fix: `add a topologySpreadConstraint over ${zoneLabel} with maxSkew: 1, whenUnsatisfiable: DoNotSchedule, nodeTaintsPolicy: Honor and the labels of the pods`,
  good: [
    { name: 'spread' },
    {
      name: 'none in a single zone',
      set: { 'pod.topologySpreadConstraints': undefined },
      facts: { availability: 'single-zone' },
    },
    { name: 'none at the edge', set: { 'pod.topologySpreadConstraints': undefined }, facts: { availability: 'edge' } },
    {
      name: 'none in development',
      set: { 'pod.topologySpreadConstraints': undefined },
      facts: { availability: 'development' },
    },
    { name: 'one pod a node', on: 'DaemonSet shop/collector', set: { 'pod.topologySpreadConstraints': [] } },
    { name: 'pods that end', on: 'Job shop/seed', set: { 'pod.topologySpreadConstraints': [] } },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.topologySpreadConstraints': undefined },
      at: 'pod.topologySpreadConstraints',
      found: 'no topologySpreadConstraint over topology.kubernetes.io/zone',
    },
    {
      name: 'none where the profile is not known, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.topologySpreadConstraints[0].topologyKey': 'topology.kubernetes.io/region' },
      facts: { availability: undefined },
      at: 'pod.topologySpreadConstraints',
      found: 'no topologySpreadConstraint over topology.kubernetes.io/zone',
    },
    {
      name: 'a wider skew',
      set: { 'pod.topologySpreadConstraints[0].maxSkew': 2 },
      at: 'pod.topologySpreadConstraints[0].maxSkew',
      found: 'maxSkew 2 over zones',
    },
    {
      name: 'a wish, in Knative',
      on: 'Service shop/thumbnail',
      set: { 'pod.topologySpreadConstraints[0].whenUnsatisfiable': 'ScheduleAnyway' },
      at: 'pod.topologySpreadConstraints[0].whenUnsatisfiable',
      found: 'whenUnsatisfiable "ScheduleAnyway" over zones',
    },
    {
      name: 'tainted nodes count, by default',
      set: { 'pod.topologySpreadConstraints[0].nodeTaintsPolicy': undefined },
      at: 'pod.topologySpreadConstraints[0].nodeTaintsPolicy',
      found: 'nodeTaintsPolicy not set over zones',
    },
    {
      name: 'of other pods',
      set: { 'pod.topologySpreadConstraints[0].labelSelector': { matchLabels: { app: 'order' } } },
      at: 'pod.topologySpreadConstraints[0].labelSelector',
      found: 'a spread over zones that does not count the pods themselves',
    },
    {
      name: 'of no pods',
      set: { 'pod.topologySpreadConstraints[0].labelSelector': undefined },
      at: 'pod.topologySpreadConstraints[0].labelSelector',
      found: 'a spread over zones that does not count the pods themselves',
    },
  ],
  inspect: eachPod(function* (pod, { facts }) {
    if (!demandsOf(facts).spreadOverZones || !canSpread(pod)) return;
    const i = constraintOver(zoneLabel, pod);
    const path = ['topologySpreadConstraints'];
    if (i < 0) {
      yield { path, found: `no topologySpreadConstraint over ${zoneLabel}`, allowed: 'a spread over zones' };
      return;
    }
    const constraint = at(pod.spec, ...path, i);
    for (const [field, wanted] of FIELDS) {
      const value = at(constraint, field);
      if (value !== wanted)
        yield { path: [...path, i, field], found: `${stated(field, value)} over zones`, allowed: String(wanted) };
    }
    if (!selectsItself(constraint, pod))
      yield {
        path: [...path, i, 'labelSelector'],
        found: 'a spread over zones that does not count the pods themselves',
        allowed: 'a selector that selects the labels of the template',
      };
  }),
};
