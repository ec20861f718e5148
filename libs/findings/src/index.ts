export { compareFindings } from './compare.ts';
export type { Finding, Place, Severity } from './finding.ts';
export { toJson } from './json.ts';
export { didYouMean, nearest } from './nearest.ts';
export { pathText } from './path.ts';
export { Refusal, type RefusalCode } from './refusal.ts';
export { toText } from './text.ts';
