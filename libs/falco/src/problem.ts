import type { Finding } from '@delivery/findings';

/** What is wrong, before it is known in which file it stands. */
export type Problem = Pick<Finding, 'found' | 'allowed' | 'fix'>;
