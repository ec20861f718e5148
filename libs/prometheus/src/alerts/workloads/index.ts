import type { ScopedGroup } from '../group.ts';
import { certificateAlerts } from './certificates.ts';
import { controllerAlerts } from './controllers.ts';
import { jobAlerts } from './jobs.ts';
import { podAlerts } from './pods.ts';
import { queueAlerts } from './queues.ts';
import { rolloutAlerts } from './rollouts.ts';
import { roomAlerts } from './room.ts';
import { secretAlerts } from './secrets.ts';
import { throttlingAlerts } from './throttling.ts';
import { volumeAlerts } from './volumes.ts';

/** What every owner hears about the objects in their namespaces. */
export const scopedGroups: readonly ScopedGroup[] = [
  podAlerts,
  controllerAlerts,
  jobAlerts,
  roomAlerts,
  volumeAlerts,
  throttlingAlerts,
  rolloutAlerts,
  queueAlerts,
  secretAlerts,
  certificateAlerts,
];
