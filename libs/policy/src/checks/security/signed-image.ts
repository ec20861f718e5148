import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { eachImage } from '../../pods/image.ts';
import { exactPoliciesOf, matchesGlob } from './_image-policies.ts';

const subject = 'https://github.com/shop/platform/.github/workflows/image.yml@refs/heads/main';

function policy(
  spec: Readonly<Record<string, unknown>> = {},
  identity: Readonly<Record<string, unknown>> = {},
): Manifest {
  const exact = { issuer: 'https://token.actions.githubusercontent.com', subject, ...identity };
  return {
    apiVersion: 'policy.sigstore.dev/v1beta1',
    kind: 'ClusterImagePolicy',
    metadata: { name: 'services' },
    spec: {
      mode: 'enforce',
      images: [{ glob: 'registry.example/delivery/**' }],
      authorities: [{ keyless: { url: 'https://fulcio.sigstore.dev', identities: [exact] } }],
      ...spec,
    },
  };
}

const stranger = { 'pod.containers[0].image': 'registry.example/tools/order:1.4.1' };
const inexact = (name: string, object: Manifest) => ({ name, set: stranger, add: [object] });

export const signedImage: Check = {
  id: 'W30',
  name: 'signed-image',
  title: 'Every image is signed by the workflow that built it',
  why: 'A digest says that the content does not change, not who made it.',
  severity: 'error',
  level: 'all',
  sources: [
    'kubescape C-0236',
    'kubescape C-0237',
    'kyverno verify-image',
    'kyverno verify-image-slsa',
    'https://slsa.dev/spec/v1.2/build-track-basics',
  ],
  fix: 'sign the image where it is built, and name it in a ClusterImagePolicy with the exact issuer and subject of that build',
  notYetProvable:
    'proven in a cluster whose ClusterImagePolicy enforces the exact issuer and subject (repository, workflow and ref) of signatures; elsewhere it only warns, or there is none',
  provenIn: (world) => exactPoliciesOf(world).length > 0,
  good: [
    { name: 'a policy names the repository', add: [policy()] },
    { name: 'a policy names all of them', set: stranger, add: [policy({ images: [{ glob: 'registry.example/**' }] })] },
    inexact('nothing is proven where a policy only warns', policy({ mode: 'warn' })),
    inexact('nor where a part of a subject is enough', policy({}, { subject: undefined, subjectRegExp: '.*shop.*' })),
    inexact('nor where a subject names no ref', policy({}, { subject: 'https://github.com/shop/platform' })),
    inexact('nor where one of two authorities lets all pass', {
      ...policy({ authorities: [{ static: { action: 'pass' } }] }),
    }),
    inexact('nor where only some pods are judged', policy({ match: [{ resource: 'pods', version: 'v1' }] })),
  ],
  bad: [
    {
      name: 'a repository that no policy names',
      set: stranger,
      add: [policy()],
      at: 'pod.containers[0].image',
      found: 'container "order": image "registry.example/tools/order:1.4.1", which no policy of signatures names',
    },
    {
      name: 'a star for one part of a path, in an init container',
      set: { 'pod.initContainers[0].image': 'registry.example/delivery/order/migrate:1.4.1' },
      add: [policy({ images: [{ glob: 'registry.example/delivery/*' }] })],
      at: 'pod.initContainers[0].image',
      found:
        'init container "migrate": image "registry.example/delivery/order/migrate:1.4.1", which no policy of signatures names',
    },
    {
      name: 'a host that a point in a glob must not stand for',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].image': 'registryxexample.io/delivery/payment:2.0.3' },
      add: [policy()],
      at: 'pod.containers[0].image',
      found:
        'container "payment": image "registryxexample.io/delivery/payment:2.0.3", which no policy of signatures names',
    },
  ],
  inspect: function* (world) {
    const policies = exactPoliciesOf(world);
    if (policies.length === 0) return;
    const globs = policies.flatMap((one) => one.globs);
    yield* eachImage(function* ({ text, repository, path }) {
      if (globs.some((glob) => matchesGlob(glob, repository))) return;
      yield {
        path,
        found: `image "${text}", which no policy of signatures names`,
        allowed: globs.join(' or ') || 'none',
      };
    })(world);
  },
};
