import type { Check } from '../../../check.ts';
import { at, fieldsAt, listAt } from '../../../fields.ts';
import { eachPod } from '../../../pods/each.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import { demandsOf } from './demands.ts';
import { canSpread, nodeLabel, selectsItself } from './spread.ts';

const preferred = 'pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution';

export const hostAntiAffinity: Check = {
  id: 'W51',
  name: 'host-anti-affinity',
  title: 'The pods of a workload avoid the nodes of each other',
  why: 'The node that ends takes every pod on it: two of two is an outage.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score deployment-has-host-podantiaffinity',
    'kube-score statefulset-has-host-podantiaffinity',
    'kube-linter no-anti-affinity',
  ],
  fix: `prefer, by podAntiAffinity over ${nodeLabel}, nodes without pods of the same labels`,
  good: [
    { name: 'preferred' },
    {
      name: 'required',
      set: {
        'pod.affinity.podAntiAffinity': {
          requiredDuringSchedulingIgnoredDuringExecution: [
            {
              labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'order' } },
              topologyKey: 'kubernetes.io/hostname',
            },
          ],
        },
      },
    },
    {
      name: 'a second one',
      set: {
        [`${preferred}[1]`]: {
          weight: 1,
          podAffinityTerm: { labelSelector: { matchLabels: { app: 'noisy' } }, topologyKey: 'kubernetes.io/hostname' },
        },
      },
    },
    { name: 'none in development', set: { 'pod.affinity': undefined }, facts: { availability: 'development' } },
    { name: 'one pod a node', on: 'DaemonSet shop/collector', set: { 'pod.affinity': undefined } },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.affinity': undefined },
      at: 'pod.affinity.podAntiAffinity',
      found: 'no anti-affinity over kubernetes.io/hostname',
    },
    {
      name: 'over zones alone, in a Rollout at the edge',
      on: 'Rollout shop/payment',
      set: { [`${preferred}[0].podAffinityTerm.topologyKey`]: 'topology.kubernetes.io/zone' },
      facts: { availability: 'edge' },
      at: 'pod.affinity.podAntiAffinity',
      found: 'no anti-affinity over kubernetes.io/hostname',
    },
    {
      name: 'affinity, which is the contrary',
      set: {
        'pod.affinity': {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'order' } },
                topologyKey: 'kubernetes.io/hostname',
              },
            ],
          },
        },
      },
      at: 'pod.affinity.podAntiAffinity',
      found: 'no anti-affinity over kubernetes.io/hostname',
    },
    {
      name: 'from other pods',
      set: { [`${preferred}[0].podAffinityTerm.labelSelector`]: { matchLabels: { app: 'order' } } },
      at: 'pod.affinity.podAntiAffinity',
      found: 'anti-affinity over kubernetes.io/hostname from other pods alone',
    },
  ],
  inspect: eachPod(function* (pod, { facts }) {
    if (!demandsOf(facts).spreadOverNodes || !canSpread(pod)) return;
    const terms = hostTerms(pod);
    if (terms.some((term) => selectsItself(term, pod))) return;
    const over = `anti-affinity over ${nodeLabel}`;
    yield {
      path: ['affinity', 'podAntiAffinity'],
      found: terms.length === 0 ? `no ${over}` : `${over} from other pods alone`,
      allowed: `${over} from pods with the labels of the template`,
    };
  }),
};

/** What keeps pods off nodes, whether it must or should. */
function hostTerms({ spec }: PodTemplate): unknown[] {
  const rules = fieldsAt(spec, 'affinity', 'podAntiAffinity');
  return [
    ...listAt(rules, 'requiredDuringSchedulingIgnoredDuringExecution'),
    ...listAt(rules, 'preferredDuringSchedulingIgnoredDuringExecution').map((rule) => at(rule, 'podAffinityTerm')),
  ].filter((term) => at(term, 'topologyKey') === nodeLabel);
}
