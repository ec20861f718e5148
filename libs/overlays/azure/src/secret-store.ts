import { httpsAnywhere, type Overlay } from '@delivery/overlay-contract';
import { legal } from './names.ts';

/**
 * The key vault named after the cluster.
 *
 * @throws if that is no name of a key vault
 * @see https://external-secrets.io/latest/provider/azure-key-vault/
 * @see https://learn.microsoft.com/en-us/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name
 */
export const secretStore: Overlay['secretStore'] = ({ name }, { serviceAccountName }) => {
  const vault = legal(name, {
    kind: 'key vault',
    form: /^(?=.{3,24}$)[a-z](-?[a-z0-9])+$/,
    words: '3 to 24 letters, digits and single hyphens',
  });
  return {
    azurekv: {
      authType: 'WorkloadIdentity',
      vaultUrl: `https://${vault}.vault.azure.net`,
      serviceAccountRef: { name: serviceAccountName },
    },
  };
};

/** The key vault, and Microsoft Entra ID for the identity of the ServiceAccount. */
export const secretStoreReach: Overlay['secretStoreReach'] = () => [httpsAnywhere];
