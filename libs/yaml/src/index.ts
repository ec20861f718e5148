export { type Edit, editYaml } from './edit.ts';
export { type Limits, LIMITS } from './limits.ts';
export { readYaml, type YamlFile } from './read.ts';
export type { Source } from './source.ts';
export { readStream, STREAM_LIMITS, type Stream, type StreamDocument } from './stream/read-stream.ts';
