import type { Overlay } from '@delivery/overlay-contract';

/**
 * Artifact Registry of the cluster's own project and region; nodes pull with their service account.
 *
 * @see https://cloud.google.com/artifact-registry/docs/docker/names
 */
export const registry: Overlay['registry'] = ({ account, region }) => `${region}-docker.pkg.dev/${account}`;

/**
 * A remote repository for each upstream, named after its host with hyphens, since a repository's name has no dots: `quay-io`.
 *
 * @see https://cloud.google.com/artifact-registry/docs/repositories/remote-overview
 */
export const mirror: Overlay['mirror'] = (cluster, upstream) => `${registry(cluster)}/${upstream.replaceAll('.', '-')}`;
