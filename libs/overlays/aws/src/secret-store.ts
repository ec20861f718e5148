import { httpsAnywhere, type Overlay } from '@delivery/overlay-contract';

/**
 * AWS Secrets Manager of the cluster's region.
 *
 * @see https://external-secrets.io/latest/provider/aws-secrets-manager/
 */
export const secretStore: Overlay['secretStore'] = ({ region }, { serviceAccountName }) => ({
  aws: {
    service: 'SecretsManager',
    region,
    auth: { jwt: { serviceAccountRef: { name: serviceAccountName } } },
  },
});

/** Secrets Manager, and the Security Token Service for the role of the ServiceAccount. */
export const secretStoreReach: Overlay['secretStoreReach'] = () => [httpsAnywhere];
