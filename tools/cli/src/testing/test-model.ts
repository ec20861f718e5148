import type { App } from '@delivery/catalog';
import type { Cluster, Release, Ring } from '@delivery/fleet';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import { asModel, type Model } from '../model.ts';

export const rings: readonly Ring[] = ['development', 'staging', 'canary', 'production'].map((name) => ({
  name,
  ref: `ring/${name}`,
}));

/** One letter of a digest, 64 times. */
export function digest(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

/** A cluster in a ring. */
export function clusterIn(ring: string, name: string, changes: Partial<Cluster> = {}): Cluster {
  return testCluster({ name, ring: { name: ring, ref: `ring/${ring}` }, ...changes });
}

/** A service on every cluster, without ports and callers unless they are given. */
export function service(name: string, changes: Partial<NonNullable<App['service']>> = {}): App {
  return {
    name,
    owner: `${name}-team`,
    stage: 'services',
    folder: `apps/services/${name}`,
    clusters: () => true,
    service: {
      ports: { http: 8080 },
      calls: {},
      calledBy: [],
      needs: {},
      tier: 'standard',
      dataClass: 'internal',
      requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
      ...changes,
    },
  };
}

interface Parts {
  readonly apps?: readonly App[];
  readonly clusters?: readonly Cluster[];
  /** By app. */
  readonly releases?: Readonly<Record<string, Release>>;
}

export function testModel({ apps = [], clusters = [], releases = {} }: Parts = {}): Model {
  const files = Object.entries(releases).map(([app, release]) => {
    return [app, { ...release, file: `apps/services/${app}/release.yaml` }] as const;
  });
  return asModel({ ...testFleet(clusters), rings, releases: new Map(files) }, { apps });
}
