import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const reconcilesAsAccount: Check = {
  id: 'X02',
  name: 'reconciles-as-account',
  title: "Flux reconciles each object in the name of its owner's account",
  why: 'Without an account the controller acts with its own rights, and those are cluster-admin.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#role-based-access-control',
    'https://fluxcd.io/flux/components/helm/helmreleases/#role-based-access-control',
  ],
  fix: "set `serviceAccountName` to the account of the owner, which has rights in the owner's namespaces only",
  good: [
    { name: "the owner's account" },
    {
      name: 'another account',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.serviceAccountName': 'payments' },
    },
  ],
  bad: [
    {
      name: 'a Kustomization without an account',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.serviceAccountName': undefined },
      at: 'spec.serviceAccountName',
      found: 'serviceAccountName not set',
    },
    {
      name: 'a Kustomization with an empty name',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.serviceAccountName': '' },
      at: 'spec.serviceAccountName',
      found: 'serviceAccountName ""',
    },
    {
      name: 'a HelmRelease without an account',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.serviceAccountName': undefined },
      at: 'spec.serviceAccountName',
      found: 'serviceAccountName not set',
    },
  ],
  inspect: inTurn(
    eachObject('kustomize.toolkit.fluxcd.io', 'Kustomization', accountOf),
    eachObject('helm.toolkit.fluxcd.io', 'HelmRelease', accountOf),
  ),
};

function* accountOf(object: Manifest): Iterable<Wrong> {
  const path = ['spec', 'serviceAccountName'];
  const name = at(object, ...path);
  if (typeof name === 'string' && name !== '') return;
  yield { path, found: stated('serviceAccountName', name), allowed: 'the name of a ServiceAccount' };
}
