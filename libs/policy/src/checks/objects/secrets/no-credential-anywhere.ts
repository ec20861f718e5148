import { groupOf } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { isConfiguration, secretsIn } from '../../../secrets.ts';

/** Invented, and put together here so that no scanner of repositories takes it for one that leaked. */
const awsKey = ['AKIA', 'Q3EGRZ7XKLM2WVTP'].join('');
const password = ['hV7q', 'Zr2x', 'N9ke', 'L4tB'].join('');

export const noCredentialAnywhere: Check = {
  id: 'S02',
  name: 'no-credential-anywhere',
  title: 'No credential stands in any field of any object',
  why: 'Values of charts, headers of routes and queries of scalers are read by as many people as the repository has readers.',
  severity: 'error',
  level: 'all',
  sources: ['https://github.com/gitleaks/gitleaks', 'kubescape C-0012'],
  fix: 'change the credential, since it has leaked; keep the new one in the secret store, and name it where the field takes a reference',
  good: [
    { name: 'none' },
    {
      name: 'configuration of a program, which W58 speaks of',
      set: { 'pod.containers[0].env': [{ name: 'AWS_ACCESS_KEY_ID', value: awsKey }] },
    },
    {
      name: 'a Secret, which S01 speaks of',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'plain', namespace: 'shop' },
          stringData: { key: awsKey },
        },
      ],
    },
    {
      name: 'values of a chart that name a Secret',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.values': { auth: { existingSecret: 'reloader-password', passwordKey: 'password' } } },
    },
  ],
  bad: [
    {
      name: 'values of a chart, on Flux',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.values': { auth: { password } } },
      at: 'spec.values.auth.password',
      found: 'literal password: password: ***',
    },
    {
      name: 'values of a chart, on Argo CD, as one text',
      on: 'Application argocd/order',
      set: { 'spec.source.helm': { values: `url: postgres://order:${password}@db.example/orders\n` } },
      at: 'spec.source.helm.values',
      found: 'password in a URL: url: postgres://order:***@db.example/orders',
    },
    {
      name: 'field of a Service',
      on: 'Service shop/order',
      set: { 'spec.externalName': awsKey },
      at: 'spec.externalName',
      found: 'AWS access key: AKIA***',
    },
    {
      name: 'header of a route',
      on: 'VirtualService shop/order',
      set: { 'spec.http[0].headers': { request: { set: { 'x-key': awsKey } } } },
      at: 'spec.http[0].headers.request.set["x-key"]',
      found: 'AWS access key: AKIA***',
    },
    {
      name: 'a Secret of another group, which nothing encrypts',
      on: 'Secret shop/plain',
      add: [
        {
          apiVersion: 'example.org/v1',
          kind: 'Secret',
          metadata: { name: 'plain', namespace: 'shop' },
          spec: { key: awsKey },
        },
      ],
      at: 'spec.key',
      found: 'AWS access key: AKIA***',
    },
  ],
  *inspect(world) {
    for (const object of world.objects) {
      if (object.kind === 'Secret' && groupOf(object) === '') continue;
      for (const { path, kind, preview } of secretsIn(object)) {
        if (isConfiguration(object, path)) continue;
        yield { object, path, found: `${kind}: ${preview}`, allowed: 'no credential' };
      }
    }
  },
};
