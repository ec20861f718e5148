export { ApiRefusal, githubApi, type GithubApi, type GithubApiOptions } from './api/github-api.ts';
export { statusesOf, type CommitStatus, type CommitStatuses } from './status/commit-status.ts';
export { deliveredIn, type Delivered } from './status/delivery-of.ts';
export { waitedFor } from './status/ring-clusters.ts';
