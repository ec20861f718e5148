import { clusters, rings } from './committed.ts';

/** Clusters that one commit changes. */
export interface Slice {
  /** E.g. `ring canary`. */
  readonly name: string;
  readonly has: (cluster: string) => boolean;
}

export const everywhere = slice('everywhere', () => true);

export const ringSlices = rings.map((ring) => slice(`ring ${ring}`, (cluster) => cluster.ring === ring));

export const environmentSlices = ['development', 'staging', 'production'].map((environment) =>
  slice(environment, (cluster) => cluster.environment === environment),
);

export const cloudSlices = ['aws', 'azure', 'gcp', 'edge'].map((cloud) =>
  slice(`cloud ${cloud}`, (cluster) => cluster.cloud === cloud),
);

const [development, , canary, production] = ringSlices as [Slice, Slice, Slice, Slice];
const [, azure] = cloudSlices as [Slice, Slice];

/** Where most edits go. */
export const usualSlices: readonly Slice[] = [environmentSlices[2]!, development, canary, production, azure];

export const everySlice: readonly Slice[] = [everywhere, ...ringSlices, environmentSlices[2]!, ...cloudSlices];

/** @param isIn - whether the edit reaches a cluster */
export function slice(name: string, isIn: (cluster: (typeof clusters)[number]) => boolean): Slice {
  const names = new Set(clusters.filter(isIn).map((cluster) => cluster.name));
  return { name, has: (cluster) => names.has(cluster) };
}
