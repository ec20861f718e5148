import { configHash, hasRunbook, labelsOf, storeIsDefault } from './because.ts';
import { changed, type References } from './reference.ts';

export const edge: References = {
  'edge-hamburg.secret-stores.secretstore.delivery.yaml': {
    path: 'generated/clusters/edge-hamburg/apps/secret-stores/delivery/secretstore.external-secrets.io_default.yaml',
    differences: [
      labelsOf('operators', 'secret-stores'),
      storeIsDefault,
      {
        because: 'the role names the ServiceAccount too, as the identities of the clouds do',
        lines: changed('spec.provider.vault.auth.kubernetes.role', 'delivery', 'delivery-secrets'),
      },
      {
        because:
          'the certificate of a Vault inside the site comes from the authority of the site, which no image knows',
        lines: ['+ spec.provider.vault.caProvider: {"key":"ca.crt","name":"kube-root-ca.crt","type":"ConfigMap"}'],
      },
    ],
  },
  'edge-rotterdam.delivery.deployment.yaml': { differences: [hasRunbook, configHash('9c07498a71e957ba')] },
  'edge-rotterdam.delivery.networkpolicy.yaml': { differences: [] },
};
