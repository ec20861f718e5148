import type { Overlay } from '@delivery/overlay-contract';

/** Where a developer puts the secrets of a desk: outside this tree, like their values. */
export const secretsNamespace = 'local-secrets';

/** kind installs a network, CoreDNS and a provisioner of volumes, none of which the platform names as its own. */
export const provides: Overlay['provides'] = () => [
  {
    kind: 'Namespace',
    name: secretsNamespace,
    source: 'https://external-secrets.io/latest/provider/kubernetes/',
  },
];
