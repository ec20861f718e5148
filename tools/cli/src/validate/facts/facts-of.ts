import { overlayOf } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import type { Cluster } from '@delivery/fleet';
import type { Facts } from '@delivery/policy';
import type { Model } from '../../model.ts';
import { house } from './house.ts';
import { trafficOf } from '../traffic-facts.ts';
import { nodeLabelsOf } from './node-labels.ts';
import { providedByCloud } from './provided-by-cloud.ts';
import { providedByEngine } from './provided-by-engine.ts';

/** What checks may know about a cluster of the fleet that its objects do not say. */
export function factsOf(cluster: Cluster, model: Model): Facts {
  const { kubernetes, availability, engine, name, ring } = cluster;
  return {
    ...house,
    kubernetesVersion: kubernetes,
    availability,
    engine,
    serverSideApply: true,
    cluster: name,
    revision: ring.ref,
    rootProject: 'platform',
    cloud: cluster.cloud as NonNullable<Facts['cloud']>, // the overlay below is of one of these
    registries: [`${overlayOf(cluster).registry(cluster)}/`],
    priorityClasses: Object.values(priorityClasses).map((one) => one.name),
    // elsewhere nobody waits for a pod that is gone, and none has more replicas than others
    criticalPriorityClasses: cluster.environment.name === 'production' ? [priorityClasses.critical.name] : [],
    nodeLabels: nodeLabelsOf(cluster),
    traffic: trafficOf(cluster, model),
    provides: [...providedByCloud(cluster), ...providedByEngine(engine)],
  };
}
