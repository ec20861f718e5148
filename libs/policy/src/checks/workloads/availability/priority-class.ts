import type { Check } from '../../../check.ts';
import { at, textAt } from '../../../fields.ts';
import { eachPod } from '../../../pods/each.ts';
import type { World } from '../../../world.ts';

export const priorityClass: Check = {
  id: 'W52',
  name: 'priority-class',
  title: 'Every pod says how much it matters',
  why: 'When room is short, the scheduler evicts by priority: without a class, the checkout and a nightly report have the same.',
  severity: 'error',
  level: 'all',
  sources: ['polaris priorityClassNotSet', 'kube-linter priority-class-name', 'kyverno allowed-pod-priorities'],
  fix: 'set priorityClassName to a class of the platform',
  good: [
    { name: 'a known class' },
    {
      name: 'any class where none are listed',
      set: { 'pod.priorityClassName': 'important' },
      facts: { priorityClasses: undefined },
    },
    {
      name: 'the class of all pods without one',
      set: { 'pod.priorityClassName': undefined },
      add: [
        {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: { name: 'batch' },
          value: 1,
          globalDefault: true,
        },
      ],
    },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.priorityClassName': undefined },
      at: 'pod.priorityClassName',
      found: 'no priorityClassName',
    },
    {
      name: 'none in a CronJob, where nothing is known',
      on: 'CronJob shop/settlement',
      set: { 'pod.priorityClassName': '' },
      facts: { priorityClasses: undefined },
      at: 'pod.priorityClassName',
      found: 'no priorityClassName',
    },
    {
      name: 'another class in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.priorityClassName': 'system-node-critical' },
      at: 'pod.priorityClassName',
      found: 'priorityClassName "system-node-critical"',
    },
  ],
  inspect: eachPod(function* ({ spec }, world) {
    const name = textAt(spec, 'priorityClassName') || nameOfDefault(world);
    const known = world.facts.priorityClasses;
    if (name && (known?.includes(name) ?? true)) return;
    yield {
      path: ['priorityClassName'],
      found: name ? `priorityClassName "${name}"` : 'no priorityClassName',
      allowed: known?.join(', ') ?? 'the name of a PriorityClass',
    };
  }),
};

/** Of the class that pods without one get. */
function nameOfDefault(world: World): string | undefined {
  return world.of('scheduling.k8s.io', 'PriorityClass').find((one) => at(one, 'globalDefault') === true)?.metadata.name;
}
