export { blobId } from './blob-id.ts';
export { headBlobs } from './head-blobs.ts';
