export { distribution } from './distribution.ts';
export type { CloudRendering, DistributionFile, FinishedObject } from './rendering.ts';
