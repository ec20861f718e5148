import type { Check } from '../../check.ts';
import { eachImage, type Image } from '../../pods/image.ts';
import { stated } from '../../shown.ts';
import type { World } from '../../world.ts';

export const pullPolicy: Check = {
  id: 'W31',
  name: 'pull-policy',
  title: 'Every container starts from the content its image names',
  why: 'A tag that lies on the node may be another than that of the registry. A digest cannot be; then pods start from the node while the registry is away.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_15',
    'kube-score container-image-pull-policy',
    'polaris pullPolicyNotAlways',
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  ],
  fix: 'pin the image by digest, and set IfNotPresent',
  good: [
    { name: 'a digest from the node' },
    { name: 'a digest, asked for each time', set: { 'pod.containers[0].imagePullPolicy': 'Always' } },
    { name: 'a digest, and no policy', set: { 'pod.containers[0].imagePullPolicy': undefined } },
    {
      name: 'a digest, and no policy at the edge',
      set: { 'pod.containers[0].imagePullPolicy': undefined },
      facts: { availability: 'edge' },
    },
    {
      name: 'a digest without a tag, and no policy at the edge',
      set: {
        'pod.containers[0].image': `registry.example/delivery/order@sha256:${'0'.repeat(64)}`,
        'pod.containers[0].imagePullPolicy': undefined,
      },
      facts: { availability: 'edge' },
    },
    {
      name: 'a tag, asked for each time',
      set: {
        'pod.containers[0].image': 'registry.example/delivery/order:1.4.1',
        'pod.containers[0].imagePullPolicy': 'Always',
      },
    },
    {
      name: 'latest, and no policy',
      set: {
        'pod.containers[0].image': 'registry.example/delivery/order:latest',
        'pod.containers[0].imagePullPolicy': undefined,
      },
    },
    {
      name: 'no tag, and no policy',
      set: {
        'pod.containers[0].image': 'registry.example/delivery/order',
        'pod.containers[0].imagePullPolicy': undefined,
      },
    },
  ],
  bad: [
    {
      name: 'a tag from the node',
      set: { 'pod.containers[0].image': 'registry.example/delivery/order:1.4.1' },
      at: 'pod.containers[0].imagePullPolicy',
      found: 'container "order": imagePullPolicy "IfNotPresent" for a tag',
    },
    {
      name: 'a tag, and no policy',
      set: {
        'pod.containers[0].image': 'registry.example/delivery/order:1.4.1',
        'pod.containers[0].imagePullPolicy': undefined,
      },
      at: 'pod.containers[0].imagePullPolicy',
      found: 'container "order": imagePullPolicy not set, which means IfNotPresent, for a tag',
    },
    {
      name: 'never asked for, in an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].imagePullPolicy': 'Never' },
      at: 'pod.initContainers[0].imagePullPolicy',
      found: 'init container "migrate": imagePullPolicy "Never" for a digest',
    },
    {
      name: 'asked for each time at the edge',
      set: { 'pod.containers[0].imagePullPolicy': 'Always' },
      facts: { availability: 'edge' },
      at: 'pod.containers[0].imagePullPolicy',
      found: 'container "order": imagePullPolicy "Always" for a digest',
    },
    {
      name: 'latest beside a digest, and no policy, at the edge',
      set: {
        'pod.containers[0].image': `registry.example/delivery/order:latest@sha256:${'0'.repeat(64)}`,
        'pod.containers[0].imagePullPolicy': undefined,
      },
      facts: { availability: 'edge' },
      at: 'pod.containers[0].imagePullPolicy',
      found: 'container "order": imagePullPolicy not set, which means Always, for a digest',
    },
    {
      name: 'a tag from the node for a volume',
      set: {
        'pod.volumes[2]': {
          name: 'model',
          image: { reference: 'registry.example/delivery/model:3', pullPolicy: 'IfNotPresent' },
        },
      },
      at: 'pod.volumes[2].image.pullPolicy',
      found: 'volume "model": imagePullPolicy "IfNotPresent" for a tag',
    },
  ],
  inspect: eachImage(function* (image, world) {
    const { pullPolicy: own, pullPolicyPath: path, digest } = image;
    const allowed = allowedFor(image, world);
    const policy = own ?? defaultFor(image);
    if (allowed.includes(policy)) return;
    const meaning = own === undefined ? `, which means ${policy},` : '';
    const found = `${stated('imagePullPolicy', own)}${meaning} for a ${digest === undefined ? 'tag' : 'digest'}`;
    yield { path, found, allowed: allowed.join(' or ') };
  }),
};

/** At the edge a registry that is away must not keep a pod from starting. */
function allowedFor({ digest }: Image, { facts }: World): readonly string[] {
  if (digest === undefined) return ['Always'];
  return facts.availability === 'edge' ? ['IfNotPresent'] : ['IfNotPresent', 'Always'];
}

/** @see https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function defaultFor({ tag, digest }: Image): string {
  return tag === 'latest' || (tag === undefined && digest === undefined) ? 'Always' : 'IfNotPresent';
}
