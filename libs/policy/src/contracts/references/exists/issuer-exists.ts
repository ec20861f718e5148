import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const issuerExists: Check = {
  id: 'C15',
  name: 'issuer-exists',
  title: 'Every Issuer that is named exists',
  why: 'Without its issuer a Certificate never becomes a Secret, and one that is there runs out.',
  severity: 'error',
  level: 'all',
  sources: ['https://cert-manager.io/docs/usage/certificate/'],
  fix: 'add the Issuer or ClusterIssuer, or name one that is there',
  good: [
    { name: 'of the whole cluster' },
    {
      name: 'in the namespace',
      on: 'Certificate shop/shop-tls',
      set: { 'spec.issuerRef': { name: 'shop' } },
      add: [{ apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'shop', namespace: 'shop' } }],
    },
  ],
  bad: [
    {
      name: 'a slip',
      on: 'Certificate shop/shop-tls',
      set: { 'spec.issuerRef.name': 'publik' },
      at: 'spec.issuerRef.name',
      found: 'Certificate shop/shop-tls names ClusterIssuer publik, which does not exist',
    },
    {
      name: 'of the usual kind, which stands in the namespace',
      on: 'Certificate shop/shop-tls',
      set: { 'spec.issuerRef': { name: 'public' } },
      at: 'spec.issuerRef.name',
      found: 'Certificate shop/shop-tls names Issuer shop/public, which does not exist',
    },
    {
      name: 'in an annotation',
      on: 'Ingress shop/payment',
      set: { 'metadata.annotations["cert-manager.io/cluster-issuer"]': 'letsencrypt' },
      at: 'metadata.annotations["cert-manager.io/cluster-issuer"]',
      found: 'Ingress shop/payment names ClusterIssuer letsencrypt, which does not exist',
    },
  ],
  inspect: dangling(targets.issuer),
};
