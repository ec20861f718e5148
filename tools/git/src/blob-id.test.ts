import { expect, it } from 'vitest';
import { blobId } from './blob-id.ts';

// as `git hash-object --stdin` prints
it.each([
  ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
  ['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
  ['käse\n', '9b31519fb0075c172e35ae79f61491a5e5c612a2'],
])('gives %j the id that git gives it', (text, id) => {
  expect(blobId(text)).toBe(id);
  expect(blobId(Buffer.from(text))).toBe(id);
});
