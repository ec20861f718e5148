import type { Manifest } from '@delivery/manifest';
import { at, fieldsAt, listAt, textAt } from '../../fields.ts';
import type { World } from '../../world.ts';

/** What a policy of Sigstore lets run by its signature alone. */
export interface ImagePolicy {
  readonly object: Manifest;
  /** E.g. `registry.example/delivery/**`. */
  readonly globs: readonly string[];
}

/**
 * Policies that refuse an image without a signature of exactly one issuer and subject: others let somebody through, or only warn.
 *
 * @see https://docs.sigstore.dev/policy-controller/overview/
 */
export function exactPoliciesOf(world: World): readonly ImagePolicy[] {
  return world
    .of('policy.sigstore.dev', 'ClusterImagePolicy')
    .filter(isExact)
    .map((object) => ({
      object,
      globs: listAt(object, 'spec', 'images').flatMap((image) => textAt(image, 'glob') ?? []),
    }));
}

function isExact(object: Manifest): boolean {
  const { mode = 'enforce', match } = fieldsAt(object, 'spec');
  const authorities = listAt(object, 'spec', 'authorities');
  // one authority is enough to pass, so each of them must be exact
  return mode === 'enforce' && match === undefined && authorities.length > 0 && authorities.every(isExactAuthority);
}

function isExactAuthority(authority: unknown): boolean {
  const identities = listAt(authority, 'keyless', 'identities');
  return at(authority, 'static') === undefined && identities.length > 0 && identities.every(isExactIdentity);
}

/** Repository, path of the workflow and ref, as certificates of Fulcio name a workflow of GitHub. */
const WORKFLOW = /^https:\/\/[^/]+\/[^/]+\/[^/]+\/\.github\/workflows\/[^/@]+@refs\/(heads|tags)\/.+$/;

function isExactIdentity(identity: unknown): boolean {
  const { issuer, subject, issuerRegExp, subjectRegExp } = fieldsAt(identity);
  if (issuerRegExp !== undefined || subjectRegExp !== undefined) return false;
  return typeof issuer === 'string' && issuer !== '' && typeof subject === 'string' && WORKFLOW.test(subject);
}

/** Whether a glob matches the name of an image: `*` stands for one part of its path, `**` for any number. */
export function matchesGlob(glob: string, repository: string): boolean {
  const pattern = glob.split('**').map(within).join('.*');
  return new RegExp(`^${pattern}$`).test(repository);
}

function within(text: string): string {
  return text
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
}
