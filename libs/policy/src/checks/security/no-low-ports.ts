import type { Check } from '../../check.ts';
import { eachAddedCapability } from './_added-capabilities.ts';

export const noLowPorts: Check = {
  id: 'W07b',
  name: 'no-low-ports',
  title: 'No container may listen on ports below 1024',
  why: 'A Service maps any port to one above 1023, so that the container needs no capability at all.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_24', 'gatekeeper-library capabilities'],
  fix: 'listen on a port from 1024, let targetPort of the Service name it, and take the capability out',
  good: [
    { name: 'none', set: { 'pod.containers[0].securityContext.capabilities.add': [] } },
    {
      name: 'another, which W07 reports',
      set: { 'pod.containers[0].securityContext.capabilities.add': ['CHOWN'] },
    },
  ],
  bad: [
    {
      name: 'low ports',
      set: { 'pod.containers[0].securityContext.capabilities.add': ['NET_BIND_SERVICE'] },
      at: 'pod.containers[0].securityContext.capabilities.add[0]',
      found: 'container "order": adds capability "NET_BIND_SERVICE"',
    },
    {
      name: 'low ports in an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].securityContext.capabilities.add': ['NET_BIND_SERVICE'] },
      at: 'pod.initContainers[0].securityContext.capabilities.add[0]',
      found: 'init container "migrate": adds capability "NET_BIND_SERVICE"',
    },
  ],
  inspect: eachAddedCapability('none', (capability) => capability === 'NET_BIND_SERVICE'),
};
