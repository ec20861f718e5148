import { configHash } from './because.ts';
import type { References } from './reference.ts';

export const local: References = {
  'local.api-gateway.deployment.yaml': { differences: [configHash('b5cb8b48cf5e47d1')] },
};
