import { waive } from '@delivery/manifest';
import { siteVault } from '@delivery/overlay-contract';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Issuer';
import { peers } from './server-config.ts';
import { certificateSecret } from './values.ts';

const { namespace } = siteVault;

/**
 * The authority of the site, which is that of the cluster too. Its key is given by hand, as the Secret `site-ca`: what keeps all other
 * secrets of the site cannot keep what it starts with.
 */
export const issuer: IIssuer = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Issuer',
  metadata: {
    name: 'site',
    namespace,
    annotations: waive('C06', 'given by hand, once a site: the store that could hold it starts with it'),
  },
  spec: { ca: { secretName: 'site-ca' } },
};

/** For the names by which stores and the pods themselves know the pods. */
export const certificate: ICertificate = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'vault', namespace },
  spec: {
    secretName: certificateSecret,
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'site' },
    dnsNames: [siteVault.host, 'localhost', ...peers],
    ipAddresses: ['127.0.0.1'],
    duration: '2160h',
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'key encipherment', 'server auth'],
  },
};
