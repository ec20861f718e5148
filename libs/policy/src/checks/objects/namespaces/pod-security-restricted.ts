import type { Check } from '../../../check.ts';
import { fieldsAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachNamespace } from './namespaces.ts';

const PREFIX = 'pod-security.kubernetes.io/';
const label = (name: string) => `metadata.labels["${PREFIX}${name}"]`;

export const podSecurityRestricted: Check = {
  id: 'B01',
  name: 'pod-security-restricted',
  title: 'Every Namespace enforces the restricted Pod Security Standard, of a pinned version',
  why: 'Without the labels the API server takes any pod, a privileged one too; with `latest` an upgrade of the cluster changes what it takes.',
  severity: 'error',
  level: 'all',
  sources: [
    'kyverno add-psa-labels',
    'kubescape C-0192',
    'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
  ],
  fix: 'label it for enforce, audit and warn, with `restricted` and the minor version of the cluster',
  good: [
    { name: 'all six labels' },
    { name: 'an earlier version', on: 'Namespace shop', set: { [label('enforce-version')]: 'v1.25' } },
    {
      name: "Kubernetes' own",
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system' } }],
    },
  ],
  bad: [
    {
      name: 'baseline',
      on: 'Namespace shop',
      set: { [label('enforce')]: 'baseline' },
      at: label('enforce'),
      found: 'enforce "baseline"',
    },
    {
      name: 'no audit',
      on: 'Namespace shop',
      set: { [label('audit')]: undefined },
      at: label('audit'),
      found: 'audit not set',
    },
    {
      name: 'privileged pods without a warning',
      on: 'Namespace shop',
      set: { [label('warn')]: 'privileged' },
      at: label('warn'),
      found: 'warn "privileged"',
    },
    {
      name: 'whatever version the cluster has',
      on: 'Namespace shop',
      set: { [label('enforce-version')]: 'latest' },
      at: label('enforce-version'),
      found: 'enforce-version "latest"',
    },
    {
      name: 'a version that is none',
      on: 'Namespace shop',
      set: { [label('warn-version')]: 'v1.36.1' },
      at: label('warn-version'),
      found: 'warn-version "v1.36.1"',
    },
    {
      name: 'a text before the version',
      on: 'Namespace shop',
      set: { [label('warn-version')]: 'pinned-v1.36' },
      at: label('warn-version'),
      found: 'warn-version "pinned-v1.36"',
    },
    {
      name: 'no version',
      on: 'Namespace shop',
      set: { [label('audit-version')]: undefined },
      at: label('audit-version'),
      found: 'audit-version not set',
    },
  ],
  inspect: eachNamespace(function* (namespace) {
    const labels = fieldsAt(namespace, 'metadata', 'labels');
    for (const mode of ['enforce', 'audit', 'warn']) {
      const level = labels[`${PREFIX}${mode}`];
      if (level !== 'restricted') {
        yield { path: ['metadata', 'labels', `${PREFIX}${mode}`], found: stated(mode, level), allowed: 'restricted' };
      }
      const version = labels[`${PREFIX}${mode}-version`];
      if (/^v1\.\d+$/.test(String(version))) continue;
      yield {
        path: ['metadata', 'labels', `${PREFIX}${mode}-version`],
        found: stated(`${mode}-version`, version),
        allowed: 'a minor version, e.g. v1.36',
      };
    }
  }),
};
