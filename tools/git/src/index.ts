export { blobId } from './blob-id.ts';
export { blobsAt, readBlobs } from './blobs.ts';
export { commitOf, distance, refuseWithoutHistory, type Distance } from './commits.ts';
export { headBlobs } from './head-blobs.ts';
