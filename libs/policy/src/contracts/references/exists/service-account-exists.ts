import type { Check } from '../../../check.ts';
import { alsoProvided } from '../also.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const serviceAccountExists: Check = {
  id: 'C03',
  name: 'service-account-exists',
  title: 'Every ServiceAccount that is named exists',
  why: 'No pod is made for an account that is missing, and a binding or store that names one gives its rights to nobody.',
  severity: 'error',
  level: 'all',
  sources: ['kube-linter non-existent-service-account', 'kubescape C-0307'],
  fix: 'add the ServiceAccount, or name one that is there',
  good: [
    { name: 'in the namespace' },
    { name: 'of every namespace', set: { 'pod.serviceAccountName': 'default' } },
    { name: 'none named', set: { 'pod.serviceAccountName': undefined } },
    {
      name: 'of the cloud',
      set: { 'pod.serviceAccountName': 'ordr' },
      facts: alsoProvided({ group: '', kind: 'ServiceAccount', namespace: 'shop', name: 'ordr' }),
    },
    {
      name: 'a subject that is no account',
      on: 'RoleBinding shop/ordering',
      set: { 'subjects[0]': { kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'ordering-team' } },
    },
    {
      name: 'in the tree of somebody else, which holds a part of the cluster',
      on: 'RoleBinding shop/ordering',
      set: { 'subjects[0].namespace': 'elsewhere' },
      facts: { provides: undefined },
    },
  ],
  bad: [
    {
      name: 'a slip',
      set: { 'pod.serviceAccountName': 'ordr' },
      at: 'pod.serviceAccountName',
      found: 'Deployment shop/order names ServiceAccount shop/ordr, which does not exist',
    },
    {
      name: 'missing in a Rollout',
      on: 'Rollout shop/payment',
      remove: ['ServiceAccount shop/payment'],
      at: 'pod.serviceAccountName',
      found: 'Rollout shop/payment names ServiceAccount shop/payment, which does not exist',
    },
    {
      name: 'provided in another namespace only',
      set: { 'pod.serviceAccountName': 'reader' },
      facts: alsoProvided({ group: '', kind: 'ServiceAccount', namespace: 'argocd', name: 'reader' }),
      at: 'pod.serviceAccountName',
      found: 'Deployment shop/order names ServiceAccount shop/reader, which does not exist',
    },
    {
      name: 'a subject of another namespace',
      on: 'RoleBinding shop/ordering',
      set: { 'subjects[0].namespace': 'shop' },
      at: 'subjects[0].name',
      found: 'RoleBinding shop/ordering names ServiceAccount shop/ordering, which stands in namespace flux-system',
    },
    {
      name: 'of a store of secrets',
      on: 'SecretStore shop/default',
      set: { 'spec.provider.aws.auth.jwt.serviceAccountRef.name': 'secret' },
      at: 'spec.provider.aws.auth.jwt.serviceAccountRef.name',
      found: 'SecretStore shop/default names ServiceAccount shop/secret, which does not exist',
    },
    {
      name: 'in whose name Flux acts',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.serviceAccountName': 'payments' },
      at: 'spec.serviceAccountName',
      found: 'Kustomization flux-system/payment names ServiceAccount flux-system/payments, which does not exist',
    },
    {
      name: 'a slip in a folder from anywhere',
      set: { 'pod.serviceAccountName': 'ordr' },
      facts: { provides: undefined },
      at: 'pod.serviceAccountName',
      found: 'Deployment shop/order names ServiceAccount shop/ordr, which does not exist',
    },
  ],
  inspect: dangling(targets.serviceAccount),
};
