export { bigReport } from './big-report.ts';
export { type SampleChange } from './change.ts';
export { sampleChanges, sampleReport, type Sample } from './sample-report.ts';
export { unpacked } from './unpacked.ts';
