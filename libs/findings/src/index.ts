export { compareFindings } from './compare.ts';
export type { Finding, Place, Severity } from './finding.ts';
export { toJson } from './json.ts';
export { type JunitOptions, toJunit } from './junit.ts';
export { didYouMean, nearest } from './nearest.ts';
export { pathText } from './path.ts';
export { Refusal, type RefusalCode } from './refusal.ts';
export { type SarifRule, type SarifTool, toSarif } from './sarif.ts';
export { toText } from './text.ts';
