import type { FieldChange } from '../diff/change.ts';

/** What stands behind the repository of an image on both sides, e.g. `1.4.1@sha256:…`. */
export interface ImageChange {
  /** Last part of the repository, e.g. `order`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const IMAGE = /^((?:[^/@]+\/)*[^/:@]+)(?::([^@]+))?(?:@(.+))?$/;

/** Of the change of an image whose repository stays; undefined for any other field. */
export function imageChange({ path, before, after }: FieldChange): ImageChange | undefined {
  if (path.at(-1) !== 'image' || typeof before !== 'string' || typeof after !== 'string') return undefined;
  const [old, next] = [IMAGE.exec(before), IMAGE.exec(after)];
  if (old === null || next === null || old[1] !== next[1]) return undefined;
  return { name: old[1]?.split('/').at(-1) ?? '', before: version(old), after: version(next) };
}

/** What stands behind the repository of an image, e.g. `1.4.1@sha256:…`; undefined for what is no image. */
export function imageVersion(image: unknown): string | undefined {
  const parts = typeof image === 'string' ? IMAGE.exec(image) : null;
  return parts === null ? undefined : version(parts);
}

/** Tag and digest. */
function version([, , tag = '', digest = '']: readonly string[]): string {
  return digest === '' ? tag : `${tag}@${digest}`;
}

/** The tag of two versions where they differ in it, else the beginning of the digests. */
export function versionsText({ before, after }: ImageChange): readonly [before: string, after: string] {
  const [[oldTag = '', oldDigest = ''], [tag = '', digest = '']] = [before.split('@'), after.split('@')];
  return oldTag !== tag ? [oldTag || short(oldDigest), tag || short(digest)] : [short(oldDigest), short(digest)];
}

/** The tag of a version, else the beginning of its digest. */
export function versionText(version: string): string {
  const [tag = '', digest = ''] = version.split('@');
  return tag || short(digest);
}

function short(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12) || 'no tag';
}
