// Apart from the rest: with all their cases the rules are most of this package, and who only compares does not load them.
export { findingsOf, sarifRules } from './report/findings.ts';
export { rules } from './risk/rules.ts';
