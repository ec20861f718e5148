import { imageIn, type Cluster, type Fleet } from '@delivery/fleet';
import type { RingImage } from './component.ts';
import { overlayOf } from './overlays.ts';

/** The image of an app on a cluster; undefined for apps that run none. The tag stands for people, the digest decides. */
export function imageOn(app: string, cluster: Cluster, { releases, rings }: Fleet): RingImage | undefined {
  const release = releases.get(app);
  if (release === undefined) return undefined;
  const { architectures = ['amd64'], repository } = release;
  const { tag, digest } = imageIn(release, cluster.ring, rings);
  return { tag, architectures, reference: `${overlayOf(cluster).registry(cluster)}/${repository}:${tag}@${digest}` };
}
