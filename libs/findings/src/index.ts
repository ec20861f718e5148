export type { Finding, Place, Severity } from './finding.ts';
export { Refusal, type RefusalCode } from './refusal.ts';
