import type { Check } from '../../check.ts';
import { eachImage } from '../../pods/image.ts';

const PINNED = /@sha256:[0-9a-f]{64}$/;

export const imageByDigest: Check = {
  id: 'W27',
  name: 'image-by-digest',
  title: 'Every image is pinned by digest',
  why: 'A tag can be moved to other content after the review, and two pods of one workload can run different code.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_43',
    'kubescape C-0306',
    'gatekeeper-library imagedigests',
    'kyverno require-image-checksum',
  ],
  fix: 'append the digest that the registry shows for the tag, e.g. `crane digest <image>`',
  good: [
    { name: 'tag and digest' },
    { name: 'no image, which schemas report', set: { 'pod.containers[0].image': '' } },
    {
      name: 'digest alone',
      set: {
        'pod.containers[0].image': `registry.example/delivery/order@sha256:${'0'.repeat(64)}`,
      },
    },
  ],
  bad: [
    {
      name: 'tag alone',
      set: { 'pod.containers[0].image': 'registry.example/delivery/order:1.4.1' },
      at: 'pod.containers[0].image',
      found: 'container "order": image "registry.example/delivery/order:1.4.1"',
    },
    {
      name: 'digest cut short in an init container',
      set: { 'pod.initContainers[0].image': 'registry.example/delivery/order:1.4.1@sha256:5e3f7d' },
      at: 'pod.initContainers[0].image',
      found: 'init container "migrate": image "registry.example/delivery/order:1.4.1@sha256:5e3f7d"',
    },
    {
      name: 'tag alone in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].image': 'registry.example/delivery/payment:1.4.1' },
      at: 'pod.containers[0].image',
      found: 'container "payment": image "registry.example/delivery/payment:1.4.1"',
    },
    {
      name: 'tag alone for a volume',
      set: { 'pod.volumes[2]': { name: 'model', image: { reference: 'registry.example/delivery/model:3' } } },
      at: 'pod.volumes[2].image.reference',
      found: 'volume "model": image "registry.example/delivery/model:3"',
    },
    {
      name: 'digest too long in a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.containers[0].image': `registry.example/delivery/settlement:1.4.1@sha256:${'0'.repeat(65)}` },
      at: 'pod.containers[0].image',
      found: `container "settlement": image "registry.example/delivery/settlement:1.4.1@sha256:${'0'.repeat(65)}"`,
    },
  ],
  inspect: eachImage(function* ({ text, path }) {
    if (!PINNED.test(text))
      yield { path, found: `image "${text}"`, allowed: '<repository>:<tag>@sha256:<64 hex digits>' };
  }),
};
