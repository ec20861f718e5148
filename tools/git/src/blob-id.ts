import { createHash } from 'node:crypto';

/**
 * The id git gives these bytes as a blob (SHA-1, 40 hex digits): the digest of a file that can be compared with a
 * commit without reading the commit's files.
 *
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function blobId(content: string | Uint8Array): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest('hex');
}
