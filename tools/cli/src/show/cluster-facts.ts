import type { Cluster } from '@delivery/fleet';
import type { Model } from '../model.ts';
import { trackedImage, type TrackedImage } from '../release/images.ts';
import type { Synthesis } from '../synth.ts';

/** Facts that stand in a cluster's file, or follow from it and its environment. */
type Stated = Pick<
  Cluster,
  | 'name'
  | 'cloud'
  | 'account'
  | 'region'
  | 'zones'
  | 'role'
  | 'state'
  | 'availability'
  | 'kubernetes'
  | 'engine'
  | 'cni'
  | 'mesh'
  | 'link'
  | 'nodes'
  | 'domain'
  | 'ring'
  | 'bindings'
>;

/** One cluster: its facts, and what runs on it. */
export interface ClusterFacts extends Stated {
  /** The file that states them. */
  readonly file: string;
  readonly environment: string;
  readonly objects: number;
  /** In stage order. */
  readonly apps: readonly AppOn[];
}

interface AppOn {
  readonly name: string;
  readonly stage: string;
  /** Absent for an app without a release. */
  readonly image?: TrackedImage;
  readonly objects: number;
}

export function clusterFacts(
  cluster: Cluster,
  { files }: Pick<Synthesis, 'files'>,
  { fleet, appsOn }: Model,
): ClusterFacts {
  const { name, cloud, account, region, zones, role, state, availability, kubernetes, engine, ...rest } = cluster;
  const { cni, mesh, link, nodes, domain, ring, bindings } = rest;
  const objects = [...files.values()].filter((file) => file.cluster === name && file.manifest !== undefined);
  return {
    ...{ name, file: `clusters/${name}.yaml`, cloud, account, region, zones, environment: cluster.environment.name },
    ...{ role, state, availability, ring, engine, kubernetes, cni, mesh, link, nodes, domain, bindings },
    objects: objects.length,
    apps: appsOn(cluster).map((app) => {
      const release = fleet.releases.get(app.name);
      return {
        name: app.name,
        stage: app.stage,
        ...(release && { image: trackedImage(release, ring, fleet.rings) }),
        objects: objects.filter((file) => file.app === app.name).length,
      };
    }),
  };
}
