import type { Check } from './check.ts';
import { objects } from './checks/objects/index.ts';
import { security } from './checks/security/index.ts';
import { workloads } from './checks/workloads/index.ts';
import { capacity } from './contracts/capacity/index.ts';
import { hosts } from './contracts/hosts/index.ts';
import { order } from './contracts/order/index.ts';
import { references } from './contracts/references/index.ts';
import { watched } from './contracts/watched/index.ts';
import { traffic } from './contracts/traffic/index.ts';

/** Every check, in the order of its table. */
export const checks: readonly Check[] = [
  ...security,
  ...workloads,
  ...objects,
  ...references,
  ...traffic,
  ...watched,
  ...hosts,
  ...capacity,
  ...order,
];
