import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const secretExists: Check = {
  id: 'C06',
  name: 'secret-exists',
  title: 'Every Secret that is read exists, or something in the tree makes it',
  why: 'The kubelet starts no container before the Secret is there, and a listener without its certificate answers nobody.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret'],
  fix: 'add an ExternalSecret, a SealedSecret or a Certificate that makes it, or name a Secret that is there',
  good: [
    { name: 'made by an ExternalSecret' },
    {
      name: 'in the tree',
      set: { 'pod.imagePullSecrets': [{ name: 'registry' }] },
      add: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry', namespace: 'shop' } }],
    },
    {
      name: 'made by a SealedSecret',
      set: { 'pod.imagePullSecrets': [{ name: 'registry' }] },
      add: [
        { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'registry', namespace: 'shop' } },
      ],
    },
    { name: 'made by a Certificate', set: { 'pod.volumes[1].secret.secretName': 'shop-tls' } },
    { name: 'optional', set: { 'pod.volumes[1].secret': { secretName: 'order-kafka', optional: true } } },
    {
      name: 'in a tree that leaves Secrets out',
      remove: ['ExternalSecret shop/order-postgres'],
      facts: { provides: undefined },
    },
    {
      name: 'which the issuer makes itself',
      on: 'ClusterIssuer public',
      set: { 'spec.acme.privateKeySecretRef.name': 'account' },
    },
  ],
  bad: [
    {
      name: 'made for another app',
      set: { 'pod.volumes[1].secret.secretName': 'order-kafka' },
      at: 'pod.volumes[1].secret.secretName',
      found: 'Deployment shop/order names Secret shop/order-kafka, which does not exist',
    },
    {
      name: 'whose ExternalSecret writes another',
      on: 'ExternalSecret shop/payment-postgres',
      set: { 'spec.target.name': 'payment-database' },
      object: 'Rollout shop/payment',
      at: 'pod.volumes[1].secret.secretName',
      found: 'Rollout shop/payment names Secret shop/payment-postgres, which does not exist',
    },
    {
      name: 'whose ExternalSecret writes none',
      on: 'ExternalSecret shop/seed-postgres',
      set: { 'spec.target.creationPolicy': 'None' },
      object: 'Job shop/seed',
      at: 'pod.volumes[1].secret.secretName',
      found: 'Job shop/seed names Secret shop/seed-postgres, which does not exist',
    },
    {
      name: 'of a registry',
      set: { 'pod.imagePullSecrets': [{ name: 'registry' }] },
      at: 'pod.imagePullSecrets[0].name',
      found: 'Deployment shop/order names Secret shop/registry, which does not exist',
    },
    {
      name: 'a certificate of a listener',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].tls.certificateRefs[0].name': 'tls' },
      at: 'spec.listeners[1].tls.certificateRefs[0].name',
      found: 'Gateway shop/public names Secret shop/tls, which does not exist',
    },
    {
      name: 'of an issuer of the whole cluster, which is in no namespace',
      on: 'ClusterIssuer public',
      set: {
        'spec.acme.solvers[1]': { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } } },
      },
      at: 'spec.acme.solvers[1].dns01.cloudflare.apiTokenSecretRef.name',
      found: 'ClusterIssuer public names Secret cloudflare, which does not exist',
    },
  ],
  inspect: dangling(targets.secret),
};
