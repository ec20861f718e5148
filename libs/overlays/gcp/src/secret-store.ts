import { httpsAnywhere, type Overlay } from '@delivery/overlay-contract';

/**
 * Google Secret Manager of the cluster's project.
 *
 * @see https://external-secrets.io/latest/provider/google-secrets-manager/
 */
export const secretStore: Overlay['secretStore'] = ({ account, name, region }, { serviceAccountName }) => ({
  gcpsm: {
    projectID: account,
    auth: {
      workloadIdentity: {
        clusterLocation: region,
        clusterName: name,
        clusterProjectID: account,
        serviceAccountRef: { name: serviceAccountName },
      },
    },
  },
});

/** Secret Manager, and the Security Token Service and IAM for the identity of the ServiceAccount. */
export const secretStoreReach: Overlay['secretStoreReach'] = () => [httpsAnywhere];
