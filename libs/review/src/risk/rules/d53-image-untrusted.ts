import type { FieldPath } from '../../diff/path.ts';
import { edited } from '../look/changed.ts';
import { hitAt } from '../look/hit.ts';
import { imageOf, isLower } from '../look/image.ts';
import { TWO_REVIEWERS, type Rule } from '../rule.ts';

const order = (image: string) => ({
  set: { 'Deployment shop/order': { 'spec.template.spec.containers[0].image': image } },
});
const cache = (image: string) => ({
  set: { 'StatefulSet shop/cache': { 'spec.template.spec.containers[0].image': image } },
});
const A = `sha256:${'a'.repeat(64)}`;
const C = `sha256:${'c'.repeat(64)}`;
const field = 'spec.template.spec.containers[name=order].image';
const object = 'apps/Deployment/shop/order';

export const d53: Rule = {
  id: 'D53',
  name: 'image-untrusted',
  title: 'An image from elsewhere, without its digest, or of an older version',
  reason:
    'Another registry may serve anything under that name, a tag can be moved after the review, and an older version may not read what the newer one wrote.',
  sources: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    'https://slsa.dev/spec/v1.0/threats',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Look who made it: `cosign verify --certificate-identity … --certificate-oidc-issuer … <image>`.',
    'Pin it: tag and digest, from `crane digest <image>`.',
    'Before an older version: see that no migration of the newer one ran, or that the older one reads its data.',
  ],
  positive: [
    {
      name: 'another registry',
      decides: 'registry',
      after: order(`mirror.example/order:1.4.2@${C}`),
      object,
      field,
    },
    { name: 'no digest any more', decides: 'digest', after: order('registry.example/order:1.4.2'), object, field },
    { name: 'an older version', decides: 'tag', after: order(`registry.example/order:1.3.9@${C}`), object, field },
    {
      name: 'the tag latest',
      decides: 'latest',
      after: cache(`registry.example/cache:latest@${C}`),
      object: 'apps/StatefulSet/shop/cache',
      field: 'spec.template.spec.containers[name=cache].image',
    },
  ],
  nearMiss: [
    { name: 'a newer version', decides: 'tag', after: order(`registry.example/order:1.4.2@${C}`) },
    { name: 'the same version built again', decides: 'digest', after: order(`registry.example/order:1.4.1@${C}`) },
    {
      name: 'the same image, and its tag left out',
      decides: 'latest',
      after: order(`registry.example/order@${A}`),
    },
    {
      name: 'a tag in a tree that pins none',
      decides: 'repository',
      before: order('registry.example/order:1.4.1'),
      after: order('registry.example/order:1.4.2'),
    },
  ],
  *inspect(comparison) {
    for (const change of edited(comparison)) {
      for (const one of change.fields) {
        if (!isImage(one.path) || typeof one.before !== 'string' || typeof one.after !== 'string') continue;
        const [was, is] = [imageOf(one.before), imageOf(one.after)];
        const found =
          was.repository !== is.repository
            ? `the image is ${is.repository} now, not ${was.repository}`
            : was.digest !== undefined && is.digest === undefined
              ? 'nothing holds the image to a digest any more'
              : is.tag === 'latest' && was.tag !== 'latest'
                ? '`latest` is another image every day'
                : isLower(is.tag, was.tag)
                  ? `${is.tag!} is older than ${was.tag!}`
                  : undefined;
        if (found !== undefined) yield hitAt(change, one, found);
      }
    }
  },
};

function isImage(path: FieldPath): boolean {
  const list = path.at(-3);
  return path.at(-1) === 'image' && (list === 'containers' || list === 'initContainers');
}
