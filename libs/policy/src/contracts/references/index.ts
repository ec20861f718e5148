import type { Check } from '../../check.ts';
import { analysisTemplateExists } from './exists/analysis-template-exists.ts';
import { configMapExists } from './exists/config-map-exists.ts';
import { configMapHasKey } from './exists/config-map-has-key.ts';
import { dependsOnExists } from './exists/depends-on-exists.ts';
import { gatewayClassExists } from './exists/gateway-class-exists.ts';
import { issuerExists } from './exists/issuer-exists.ts';
import { kindIsServed } from './exists/kind-is-served.ts';
import { namespaceExists } from './exists/namespace-exists.ts';
import { priorityClassExists } from './exists/priority-class-exists.ts';
import { roleExists } from './exists/role-exists.ts';
import { runtimeClassExists } from './exists/runtime-class-exists.ts';
import { secretExists } from './exists/secret-exists.ts';
import { secretHasKey } from './exists/secret-has-key.ts';
import { secretStoreExists } from './exists/secret-store-exists.ts';
import { serviceAccountExists } from './exists/service-account-exists.ts';
import { serviceExists } from './exists/service-exists.ts';
import { storageClassExists } from './exists/storage-class-exists.ts';
import { syncSourceExists } from './exists/sync-source-exists.ts';
import { targetExists } from './exists/target-exists.ts';
import { volumeClaimExists } from './exists/volume-claim-exists.ts';
import { volumeIsDeclared } from './exists/volume-is-declared.ts';
import { gatewayTakesRoute } from './gateway/gateway-takes-route.ts';
import { referenceGranted } from './services/reference-granted.ts';
import { serviceHasPort } from './services/service-has-port.ts';
import { serviceSelectsOneWorkload } from './services/service-selects-one-workload.ts';
import { serviceSelectsPods } from './services/service-selects-pods.ts';
import { targetPortExists } from './services/target-port-exists.ts';
import { dependsOnEnds } from './sync/depends-on-ends.ts';
import { projectAdmitsApplication } from './sync/project-admits-application.ts';

/** What one object names must be there: C01–C29. */
export const references: readonly Check[] = [
  namespaceExists,
  kindIsServed,
  serviceAccountExists,
  configMapExists,
  configMapHasKey,
  secretExists,
  secretHasKey,
  volumeClaimExists,
  storageClassExists,
  priorityClassExists,
  runtimeClassExists,
  gatewayClassExists,
  gatewayTakesRoute,
  secretStoreExists,
  issuerExists,
  roleExists,
  serviceExists,
  serviceHasPort,
  referenceGranted,
  serviceSelectsPods,
  serviceSelectsOneWorkload,
  targetPortExists,
  volumeIsDeclared,
  projectAdmitsApplication,
  syncSourceExists,
  dependsOnExists,
  dependsOnEnds,
  analysisTemplateExists,
  targetExists,
];
