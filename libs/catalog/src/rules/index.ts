import { afterIsAcyclic, afterIsOfSameStage } from './after.ts';
import { breakGlassIsForAnOwner } from './break-glass.ts';
import { calleeIsOnTheCluster, callersCall, callsHaveACallee } from './calls.ts';
import { chartRepositoryIsKnown, crdSourceIsKnown, hostIsUnique, namespaceIsUnique } from './claims.ts';
import { edgeVariantAddsNothing } from './edge.ts';
import { metricsAreLegal } from './metrics.ts';
import { nameIsFolder, nameIsFree, nameIsLabel, nameIsUnique } from './names.ts';
import { needsAreBound, needsAreNamedOnce, rolloutsAreMeasured, topicsArePublished } from './needs.ts';
import { cronTasksAreLegal, partsHaveLegalNames } from './parts.ts';
import type { Rule } from './rule.ts';
import {
  cpuLimitCoversRequest,
  imagesRunOnTheNodes,
  portsAreLegal,
  releaseHasService,
  requestsAreQuantities,
  routesAreServed,
  serviceHasRelease,
  servicesDoNotReadTheCatalog,
} from './services.ts';

export const rules: readonly Rule[] = [
  nameIsFolder,
  nameIsLabel,
  nameIsFree,
  nameIsUnique,
  callsHaveACallee,
  callersCall,
  calleeIsOnTheCluster,
  needsAreBound,
  needsAreNamedOnce,
  topicsArePublished,
  rolloutsAreMeasured,
  partsHaveLegalNames,
  cronTasksAreLegal,
  edgeVariantAddsNothing,
  hostIsUnique,
  namespaceIsUnique,
  chartRepositoryIsKnown,
  crdSourceIsKnown,
  serviceHasRelease,
  releaseHasService,
  portsAreLegal,
  metricsAreLegal,
  routesAreServed,
  imagesRunOnTheNodes,
  requestsAreQuantities,
  cpuLimitCoversRequest,
  servicesDoNotReadTheCatalog,
  afterIsOfSameStage,
  afterIsAcyclic,
  breakGlassIsForAnOwner,
];
