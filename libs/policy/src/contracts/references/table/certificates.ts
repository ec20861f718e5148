import type { Row, RowOptions, Rows } from './row.ts';

const GROUP = 'cert-manager.io';

/** Without `acme.privateKeySecretRef`: the issuer makes that Secret itself. */
const issuer: readonly Row[] = [
  ['spec.ca.secretName', '/Secret', { keys: ['tls.crt', 'tls.key'] }],
  ['spec.acme.externalAccountBinding.keySecretRef.name', '/Secret'],
  ['spec.acme.solvers[].**.*ecretRef.name', '/Secret'],
  ['spec.{vault,venafi}.**.*ecretRef.name', '/Secret'],
  ['spec.**.serviceAccountRef.name', '/ServiceAccount'],
  ['spec.acme.solvers[].**.parentRefs[].name', 'gateway.networking.k8s.io/Gateway', { kindAt: 'kind' }],
  ['spec.acme.solvers[].http01.ingress.ingressClassName', 'networking.k8s.io/IngressClass'],
];

/** An object whose certificates cert-manager keeps says so in its annotations. */
const annotated: readonly Row[] = [
  ['metadata.annotations["cert-manager.io/issuer"]', `${GROUP}/Issuer`],
  ['metadata.annotations["cert-manager.io/cluster-issuer"]', `${GROUP}/ClusterIssuer`],
];

const named: RowOptions = { form: 'namespace/name' };

/** An object that is to trust a certificate, too. */
const injected: readonly Row[] = [
  ['metadata.annotations["cert-manager.io/inject-ca-from"]', `${GROUP}/Certificate`, named],
  ['metadata.annotations["cert-manager.io/inject-ca-from-secret"]', '/Secret', named],
];

/** Certificates and who signs them. */
export const certificateRows: Rows = {
  [`${GROUP}/Certificate`]: [
    ['spec.issuerRef.name', `${GROUP}/Issuer`, { kindAt: 'kind' }],
    ['spec.keystores.*.passwordSecretRef.name', '/Secret'],
  ],
  [`${GROUP}/Issuer`]: issuer,
  [`${GROUP}/ClusterIssuer`]: issuer,
  'networking.k8s.io/Ingress': annotated,
  'gateway.networking.k8s.io/Gateway': annotated,
  'admissionregistration.k8s.io/*': injected,
  'apiregistration.k8s.io/*': injected,
  'apiextensions.k8s.io/*': injected,
};
