export type { Check, Level, Path, Violation } from './check.ts';
export { checks } from './checks.ts';
export { defaultObject, exampleObject, pathIn, worldWith } from './examples/apply.ts';
export type { BadExample, Example } from './examples/example.ts';
export type { Availability, Facts, Provided } from './facts.ts';
export { judge, type IdleWaiver, type Judgement } from './judge.ts';
export { defaultCapabilities, safeSysctls } from './pod-security.ts';
export { waiversOf, type Waiver } from './waivers/waivers.ts';
export { worldOf, type Entry, type World } from './world.ts';
