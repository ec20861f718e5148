export { compareTree, type Comparison } from './compare-tree.ts';
export { refuseDisk } from './disk.ts';
export { nodeFs, type Entry, type TreeFs } from './fs.ts';
export { lockTree, thisHost, type Host } from './lock.ts';
export { CODEOWNERS, isUnfinished, MARK } from './mark.ts';
export { planTree, type Changes, type PlanOptions } from './plan-tree.ts';
export { readSources } from './read-sources.ts';
export { readTree } from './read-tree.ts';
export { writeTree, type WriteOptions } from './write-tree.ts';
