import { configHash, hasRunbook } from './because.ts';
import type { References } from './reference.ts';

export const local: References = {
  'local.api-gateway.deployment.yaml': { differences: [hasRunbook, configHash('b5cb8b48cf5e47d1')] },
};
