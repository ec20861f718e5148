import { accountFitsCloud, zonesLieInRegion } from './clouds.ts';
import { overriddenReplicasAreOrdered, overrideFitsKey, replicasAreOrdered } from './environments.ts';
import { cloudIsKnown, environmentExists, ringExists, ringIsUnique } from './names.ts';
import { cidrsAreValid, trafficHasOnePolicy, trafficNeedsSteering } from './network.ts';
import { candidateDiffers, candidateTravelsThroughRing } from './releases.ts';
import type { Rule } from './rule.ts';
import { servingFactsAreKnown } from './serving-facts.ts';
import { servingSitesUnsealVault } from './unseal.ts';

export const rules: readonly Rule[] = [
  environmentExists,
  ringExists,
  ringIsUnique,
  cloudIsKnown,
  zonesLieInRegion,
  accountFitsCloud,
  cidrsAreValid,
  trafficHasOnePolicy,
  trafficNeedsSteering,
  replicasAreOrdered,
  overrideFitsKey,
  overriddenReplicasAreOrdered,
  candidateTravelsThroughRing,
  candidateDiffers,
  servingFactsAreKnown,
  servingSitesUnsealVault,
];
