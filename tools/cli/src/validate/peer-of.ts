import type { Overlay } from '@delivery/overlay-contract';
import type { Facts } from '@delivery/policy';

type Peer = NonNullable<Facts['traffic']>['outside'][number]['peer'];
/** As policies say it. */
type PolicyPeer = ReturnType<Overlay['dns']>[number];

/** @throws Error for a peer that an overlay answers and that is neither a range of addresses nor pods of one namespace by their labels */
export function peerOf({ ipBlock, namespaceSelector, podSelector }: PolicyPeer): Peer {
  if (ipBlock !== undefined && ipBlock.except === undefined) return { cidr: ipBlock.cidr };
  const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
  const labels = podSelector?.matchLabels;
  if (namespace === undefined || labels === undefined)
    throw new Error(
      `an overlay answers ${JSON.stringify({ ipBlock, namespaceSelector, podSelector })}; name one range, or pods by namespace and labels`,
    );
  return { namespace, labels };
}
