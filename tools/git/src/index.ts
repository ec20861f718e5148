export { blobId } from './blob-id.ts';
export { blobsAt, readBlobs } from './blobs.ts';
export { commitOf, distance, refuseWithoutHistory, type Distance } from './commits.ts';
export { headBlobs } from './head-blobs.ts';
export { changedPaths, defaultBranch, mergeBase, namedCommit, type NamedCommit } from './revisions.ts';
export { git, runGit, type GitOptions, type GitOutput } from './run-git.ts';
