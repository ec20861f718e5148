import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at } from '../../fields.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { volumesOf } from '../../pods/volumes.ts';
import { stated } from '../../shown.ts';

export const noHostPath: Check = {
  id: 'W17',
  name: 'no-host-path',
  title: 'No pod mounts files of its node',
  why: 'Files of the node lead to its credentials and to other pods, and are others on the next node.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'trivy KSV-0023',
    'trivy KSV-0121',
    'kubescape C-0048',
    'kubescape C-0045',
    'kube-linter sensitive-host-mounts',
    'kube-linter writable-host-mount',
    'polaris hostPathSet',
    'gatekeeper-library host-filesystem',
    'kyverno disallow-host-path',
  ],
  fix: 'use an emptyDir for scratch, a PersistentVolumeClaim for data',
  good: [
    { name: 'volumes of the cluster' },
    {
      name: 'no value',
      set: { 'pod.volumes[2]': { name: 'logs', hostPath: null, emptyDir: { sizeLimit: '1Gi' } } },
    },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.volumes[0].hostPath',
      found: 'volume "logs": hostPath with path "/var/log"',
    },
    {
      name: 'the logs of the node',
      on: 'DaemonSet shop/collector',
      set: { 'pod.volumes[2]': { name: 'logs', hostPath: { path: '/var/log' } } },
      at: 'pod.volumes[2].hostPath',
      found: 'volume "logs": hostPath with path "/var/log"',
    },
    {
      name: 'no path in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.volumes[2]': { name: 'logs', hostPath: {} } },
      at: 'pod.volumes[2].hostPath',
      found: 'volume "logs": hostPath with path not set',
    },
  ],
  inspect: withPatches(
    eachPod(function* (pod) {
      for (const { fields, path, title, types } of volumesOf(pod)) {
        if (!types.includes('hostPath')) continue;
        yield {
          path: [...path, 'hostPath'],
          found: `${title}: hostPath with ${stated('path', at(fields, 'hostPath', 'path'))}`,
          allowed: 'volumes that belong to the cluster',
        };
      }
    }),
  ),
};
