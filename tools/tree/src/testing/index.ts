export { commitAll } from './commit-all.ts';
export { brokenFs, Crash, crashingFs, watchedFs } from './failing-fs.ts';
export { tempFolder, writeFiles } from './temp-folder.ts';
export { configMap, rendered } from './rendered.ts';
