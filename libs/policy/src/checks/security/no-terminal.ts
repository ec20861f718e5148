import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at } from '../../fields.ts';
import { eachContainer, withPatches } from '../../pods/each.ts';
import { stated } from '../../shown.ts';

export const noTerminal: Check = {
  id: 'W23a',
  name: 'no-terminal',
  title: 'No container waits for a person at a terminal',
  why: 'An open input is a way in for whoever may attach to the pod, and what reads it waits for ever.',
  severity: 'error',
  level: 'all',
  sources: ['gatekeeper-library disallowinteractive'],
  fix: 'take stdin and tty out',
  good: [
    { name: 'left out' },
    { name: 'refused', set: { 'pod.containers[0].stdin': false, 'pod.containers[0].tty': false } },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ containers: [{ name: 'manager', tty: true }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].tty',
      found: 'container "manager": tty true',
    },
    {
      name: 'a terminal',
      set: { 'pod.containers[0].tty': true },
      at: 'pod.containers[0].tty',
      found: 'container "order": tty true',
    },
    {
      name: 'an open input in an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].stdin': true },
      at: 'pod.initContainers[0].stdin',
      found: 'init container "migrate": stdin true',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ fields }) {
      for (const name of ['stdin', 'tty']) {
        const value = at(fields, name) ?? false;
        if (value !== false) yield { path: [name], found: stated(name, value), allowed: 'false, or left out' };
      }
    }),
  ),
};
