import type { Check } from '../../check.ts';
import { eachImage } from '../../pods/image.ts';

export const knownRegistry: Check = {
  id: 'W29',
  name: 'known-registry',
  title: 'Every image comes from a registry of the cluster',
  why: 'An image from elsewhere is neither scanned nor mirrored: it may change hands, and it is gone when that registry is.',
  severity: 'error',
  level: 'all',
  sources: [
    'trivy KSV-0125',
    'kubescape C-0001',
    'kubescape C-0078',
    'gatekeeper-library allowedreposv2',
    'kyverno restrict-image-registries',
  ],
  fix: 'mirror the image into the registry of the cluster, and name it there',
  good: [
    { name: 'the registry of the cluster' },
    {
      name: 'a name that stands for the registry of Docker',
      set: { 'pod.containers[0].image': 'nginx:1.29.1', 'pod.initContainers[0].image': 'grafana/grafana:12.1' },
      facts: { registries: ['registry.example/delivery/', 'docker.io/'] },
    },
    {
      name: 'nothing is known of the cluster',
      set: { 'pod.containers[0].image': 'ghcr.io/stranger/order:1.4.1' },
      facts: { registries: undefined },
    },
  ],
  bad: [
    {
      name: 'the registry of others',
      set: { 'pod.containers[0].image': 'ghcr.io/stranger/order:1.4.1' },
      at: 'pod.containers[0].image',
      found: 'container "order": image "ghcr.io/stranger/order:1.4.1"',
    },
    {
      name: 'a host that begins like that of the cluster, in an init container',
      set: { 'pod.initContainers[0].image': 'registry.example.attacker.example/delivery/order:1.4.1' },
      facts: { registries: ['registry.example/'] },
      at: 'pod.initContainers[0].image',
      found: 'init container "migrate": image "registry.example.attacker.example/delivery/order:1.4.1"',
    },
    {
      name: 'the registry of Docker in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].image': 'nginx:1.29.1' },
      at: 'pod.containers[0].image',
      found: 'container "payment": image "nginx:1.29.1"',
    },
    {
      name: 'the registry of others for a volume',
      set: { 'pod.volumes[2]': { name: 'model', image: { reference: 'quay.io/stranger/model:3' } } },
      at: 'pod.volumes[2].image.reference',
      found: 'volume "model": image "quay.io/stranger/model:3"',
    },
  ],
  inspect: eachImage(function* ({ text, repository, path }, { facts }) {
    const { registries } = facts;
    if (registries === undefined || registries.some((registry) => repository.startsWith(registry))) return;
    yield { path, found: `image "${text}"`, allowed: `names that begin with ${registries.join(' or ')}` };
  }),
};
