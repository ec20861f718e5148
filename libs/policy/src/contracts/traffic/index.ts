import type { Check } from '../../check.ts';
import { declaredTrafficOpen } from './declared-traffic-open.ts';
import { metadataDenied } from './metadata-denied.ts';
import { metadataUnreachable } from './metadata-unreachable.ts';
import { monitorFindsPort } from './monitor-finds-port.ts';
import { namesFound } from './names-found.ts';
import { namespaceDenies } from './namespace-denies.ts';
import { openTrafficDeclared } from './open-traffic-declared.ts';
import { podIsolated } from './pod-isolated.ts';
import { selectorFindsPods } from './selector-finds-pods.ts';
import { subsetFindsPods } from './subset-finds-pods.ts';

/** Who may reach whom. */
export const traffic: readonly Check[] = [
  metadataUnreachable,
  podIsolated,
  namespaceDenies,
  namesFound,
  selectorFindsPods,
  metadataDenied,
  declaredTrafficOpen,
  monitorFindsPort,
  subsetFindsPods,
  openTrafficDeclared,
];
