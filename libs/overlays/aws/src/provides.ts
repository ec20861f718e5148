import type { Overlay } from '@delivery/overlay-contract';

/** The EKS add-on `snapshot-controller`, which the account enables beside the drivers of volumes, brings the kinds of snapshots. */
export const provides: Overlay['provides'] = () => [
  {
    kind: 'crds',
    name: 'external-snapshotter',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html',
  },
];
