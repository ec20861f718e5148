import type { Engine } from '../engine.ts';
import { application } from './application.ts';
import { bootstrap } from './bootstrap.ts';
import { chartApplication } from './chart-application.ts';
import { notificationsSecret } from './notifications.ts';
import { tenancy } from './project.ts';

export const argocd: Engine = {
  namespace: 'argocd',
  bootstrap,
  tenancy,
  syncObject: application,
  chartRelease: chartApplication,
  statusSecret: notificationsSecret,
  // its bootstrap has all of it
  statusReport: () => [],
};
