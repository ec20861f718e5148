export type { Overlay, StorageClassAnswer, Workload } from './overlay.ts';
