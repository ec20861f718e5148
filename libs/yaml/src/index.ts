export { type Edit, editYaml } from './edit.ts';
export { type Limits, LIMITS } from './limits.ts';
export { readYaml, type YamlFile } from './read.ts';
export type { Source } from './source.ts';
