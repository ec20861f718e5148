import { afterIsAcyclic, afterIsOfSameStage } from './after.ts';
import { calleeIsOnTheCluster, callersCall, callsHaveACallee } from './calls.ts';
import { nameIsFolder, nameIsLabel, nameIsUnique } from './names.ts';
import type { Rule } from './rule.ts';
import {
  cpuLimitCoversRequest,
  needsAreBound,
  portsAreLegal,
  releaseHasService,
  requestsAreQuantities,
  serviceHasRelease,
  servicesDoNotReadTheCatalog,
} from './services.ts';

export const rules: readonly Rule[] = [
  nameIsFolder,
  nameIsLabel,
  nameIsUnique,
  callsHaveACallee,
  callersCall,
  calleeIsOnTheCluster,
  needsAreBound,
  serviceHasRelease,
  releaseHasService,
  portsAreLegal,
  requestsAreQuantities,
  cpuLimitCoversRequest,
  servicesDoNotReadTheCatalog,
  afterIsOfSameStage,
  afterIsAcyclic,
];
