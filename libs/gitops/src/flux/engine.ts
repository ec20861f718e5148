import type { Engine } from '../engine.ts';
import { bootstrap } from './bootstrap.ts';
import { helmRelease } from './helm-release.ts';
import { kustomization } from './kustomization.ts';
import { notifications, providerSecret } from './notifications.ts';
import { tenancy } from './tenancy.ts';

export const flux: Engine = {
  namespace: 'flux-system',
  bootstrap,
  tenancy,
  syncObject: kustomization,
  chartRelease: helmRelease,
  statusSecret: providerSecret,
  statusReport: notifications,
};
