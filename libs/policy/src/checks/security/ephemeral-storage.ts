import type { Check } from '../../check.ts';
import { at } from '../../fields.ts';
import { eachContainer } from '../../pods/each.ts';
import { isSome } from '../../pods/resources.ts';
import { stated } from '../../shown.ts';

const RESOURCE = 'ephemeral-storage';

export const ephemeralStorage: Check = {
  id: 'W35',
  name: 'ephemeral-storage',
  title: 'Every container bounds what it writes to its node',
  why: 'Logs, scratch files and the image layer fill the disk of the node, and then every pod on it is evicted.',
  severity: 'error',
  level: 'all',
  sources: ['kube-score container-ephemeral-storage-request-and-limit', 'gatekeeper-library ephemeralstoragelimit'],
  fix: 'set resources.requests and resources.limits of ephemeral-storage',
  good: [
    { name: 'both' },
    {
      name: 'a limit, which stands for the request',
      set: { 'pod.containers[0].resources.requests["ephemeral-storage"]': undefined },
    },
    { name: 'an ephemeral container, which cannot have any', set: { 'pod.ephemeralContainers[0].name': 'debug' } },
  ],
  bad: [
    {
      name: 'no limit',
      set: { 'pod.containers[0].resources.limits["ephemeral-storage"]': undefined },
      at: 'pod.containers[0].resources.limits["ephemeral-storage"]',
      found: 'container "order": limits.ephemeral-storage not set',
    },
    {
      name: 'a limit of zero for an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].resources.limits["ephemeral-storage"]': '0' },
      at: 'pod.initContainers[0].resources.limits["ephemeral-storage"]',
      found: 'init container "migrate": limits.ephemeral-storage "0"',
    },
    {
      name: 'a request of zero',
      set: { 'pod.containers[0].resources.requests["ephemeral-storage"]': '0Mi' },
      at: 'pod.containers[0].resources.requests["ephemeral-storage"]',
      found: 'container "order": requests.ephemeral-storage "0Mi"',
    },
  ],
  inspect: eachContainer(function* ({ fields, list }) {
    if (list === 'ephemeralContainers') return;
    for (const kind of ['requests', 'limits']) {
      const quantity = at(fields, 'resources', kind, RESOURCE) ?? undefined;
      // without a request Kubernetes takes the limit, and that is asked for here
      if (isSome(quantity) || (kind === 'requests' && quantity === undefined)) continue;
      const path = ['resources', kind, RESOURCE];
      yield { path, found: stated(`${kind}.${RESOURCE}`, quantity), allowed: 'more than zero' };
    }
  }),
};
