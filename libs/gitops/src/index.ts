export { reportsStatus, statusContext, statusToken } from './commit-status.ts';
export type { ChartRelease } from './chart-release.ts';
export { engines, type Engine, type Estate } from './engine.ts';
export { isProtectedKind, protectedAnnotations } from './protection.ts';
export { platformOwner, syncLabels, type SyncUnit } from './sync-unit.ts';
export { tenantKinds } from './tenant-kinds.ts';
