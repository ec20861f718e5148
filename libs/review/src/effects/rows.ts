import type { EffectRow } from './row.ts';
import { access } from './rows/access.ts';
import { configuration } from './rows/configuration.ts';
import { definitions } from './rows/definitions.ts';
import { engines } from './rows/engines.ts';
import { jobs } from './rows/jobs.ts';
import { metadata } from './rows/metadata.ts';
import { network } from './rows/network.ts';
import { nodes } from './rows/nodes.ts';
import { operators } from './rows/operators.ts';
import { pods } from './rows/pods.ts';
import { storage } from './rows/storage.ts';

/** What is documented. A field that no row names is taken up live. */
export const rows: readonly EffectRow[] = [
  ...metadata.decisive,
  ...pods,
  ...jobs,
  ...network,
  ...storage,
  ...configuration,
  ...access,
  ...definitions,
  ...nodes,
  ...operators,
  ...engines,
  ...metadata.common,
];
