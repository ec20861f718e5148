import { externalSecret } from '../external-secret.ts';

/** Secret with the authority that issues the certificates of sites. */
export const siteAuthority = { name: 'site-authority', key: 'ca.crt' } as const;

/** Where a Secret has a certificate and its key, as cert-manager writes it. */
export const tlsFiles = { certificate: 'tls.crt', key: 'tls.key' } as const;

/** Brings the authority of the sites. */
export function siteAuthoritySecret(namespace: string): ReturnType<typeof externalSecret> {
  return externalSecret({ namespace, name: siteAuthority.name, keys: [siteAuthority.key] });
}

/** Brings a certificate that a site shows. */
export function siteTlsSecret(namespace: string, name: string): ReturnType<typeof externalSecret> {
  return externalSecret({ namespace, name, keys: Object.values(tlsFiles), type: 'kubernetes.io/tls' });
}
