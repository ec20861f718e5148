import type { Check } from '../../check.ts';
import { eachImage } from '../../pods/image.ts';

const DIGEST = `sha256:${'0'.repeat(64)}`;

export const tagBesideDigest: Check = {
  id: 'W28',
  name: 'tag-beside-digest',
  title: 'Every image says its version',
  why: 'A digest alone tells no person what runs, and `latest` tells it wrongly the day after.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_14',
    'trivy KSV-0013',
    'kubescape C-0075',
    'kube-score container-image-tag',
    'kube-linter latest-tag',
    'polaris tagNotSpecified',
    'gatekeeper-library disallowedtags',
    'kyverno disallow-latest-tag',
  ],
  fix: 'write the version between the repository and the digest',
  good: [
    { name: 'version and digest' },
    { name: 'version alone', set: { 'pod.containers[0].image': 'registry.example:5000/delivery/order:latest-1' } },
  ],
  bad: [
    {
      name: 'digest alone',
      set: { 'pod.containers[0].image': `registry.example:5000/delivery/order@${DIGEST}` },
      at: 'pod.containers[0].image',
      found: `container "order": image "registry.example:5000/delivery/order@${DIGEST}" without a tag`,
    },
    {
      name: 'latest in an init container',
      set: { 'pod.initContainers[0].image': `registry.example/delivery/order:latest@${DIGEST}` },
      at: 'pod.initContainers[0].image',
      found: `init container "migrate": image "registry.example/delivery/order:latest@${DIGEST}" with tag "latest"`,
    },
    {
      name: 'an empty tag in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].image': `registry.example/delivery/payment:@${DIGEST}` },
      at: 'pod.containers[0].image',
      found: `container "payment": image "registry.example/delivery/payment:@${DIGEST}" without a tag`,
    },
    {
      name: 'nothing for a volume',
      set: { 'pod.volumes[2]': { name: 'model', image: { reference: 'registry.example/delivery/model' } } },
      at: 'pod.volumes[2].image.reference',
      found: 'volume "model": image "registry.example/delivery/model" without a tag',
    },
  ],
  inspect: eachImage(function* ({ text, tag, path }) {
    if (tag && tag !== 'latest') return;
    const found = `image "${text}" ${tag ? 'with tag "latest"' : 'without a tag'}`;
    yield { path, found, allowed: '<repository>:<version>@sha256:<64 hex digits>' };
  }),
};
