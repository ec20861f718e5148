import type { Check, Path, Violation } from '../../../check.ts';
import { at, textAt } from '../../../fields.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import { shown } from '../../../shown.ts';

const BY_DEFAULT = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

export const workloadLabels: Check = {
  id: 'W64a',
  name: 'workload-labels',
  title: 'A workload and its pods say what they are and whose',
  why: 'Dashboards, cost reports, alerts and people find pods by their labels: who is called at night for pods without an owner?',
  severity: 'error',
  level: 'all',
  sources: [
    'kubescape C-0076',
    'kubescape C-0077',
    'kube-linter required-label-owner',
    'gatekeeper-library requiredlabels',
    'kyverno require-labels',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
  ],
  fix: 'set the label on the workload and on its pod template, with one value',
  good: [
    { name: 'all' },
    {
      name: 'name and instance, where no others are listed',
      set: {
        'metadata.labels': { 'app.kubernetes.io/name': 'order', 'app.kubernetes.io/instance': 'order' },
        'template.metadata.labels': { 'app.kubernetes.io/name': 'order', 'app.kubernetes.io/instance': 'order' },
      },
      facts: { labels: undefined },
    },
    {
      name: 'a bare Pod, which has no template',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'probe', namespace: 'shop', labels: { team: 'a' } },
          spec: { containers: [] },
        },
      ],
      facts: { labels: [] },
    },
  ],
  bad: [
    {
      name: 'none on the workload',
      set: { 'metadata.labels["delivery.example/owner"]': undefined },
      at: 'metadata.labels["delivery.example/owner"]',
      found: 'no label delivery.example/owner',
    },
    {
      name: 'an empty one on the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'template.metadata.labels["app.kubernetes.io/part-of"]': '' },
      at: 'template.metadata.labels["app.kubernetes.io/part-of"]',
      found: 'no label app.kubernetes.io/part-of on the pods',
    },
    {
      name: 'no labels on the pods of a CronJob, where none are listed',
      on: 'CronJob shop/settlement',
      set: { 'template.metadata': { labels: { 'app.kubernetes.io/name': 'settlement' } } },
      facts: { labels: undefined },
      at: 'template.metadata.labels["app.kubernetes.io/instance"]',
      found: 'no label app.kubernetes.io/instance on the pods',
    },
    {
      name: 'no name of a Job, where none are listed',
      on: 'Job shop/seed',
      set: { 'metadata.labels["app.kubernetes.io/name"]': undefined },
      facts: { labels: undefined },
      at: 'metadata.labels["app.kubernetes.io/name"]',
      found: 'no label app.kubernetes.io/name',
    },
    {
      name: 'another owner on the pods',
      on: 'StatefulSet shop/ledger',
      set: { 'template.metadata.labels["delivery.example/owner"]': 'payments' },
      at: 'template.metadata.labels["delivery.example/owner"]',
      found: 'label delivery.example/owner "payments" on the pods, and "ordering" on the workload',
    },
    {
      name: 'a bare Pod without one',
      add: [
        { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'probe', namespace: 'shop' }, spec: { containers: [] } },
      ],
      object: 'Pod shop/probe',
      facts: { labels: ['app.kubernetes.io/name'] },
      at: 'metadata.labels["app.kubernetes.io/name"]',
      found: 'no label app.kubernetes.io/name',
    },
  ],
  inspect: function* ({ pods, facts }) {
    for (const pod of pods) {
      for (const key of facts.labels ?? BY_DEFAULT) {
        const found = wrongAt(pod, key);
        if (found) yield { object: pod.owner, allowed: 'a value, the same on the workload and its pods', ...found };
      }
    }
  },
};

function wrongAt({ owner, path, metadata }: PodTemplate, key: string): Pick<Violation, 'found' | 'path'> | undefined {
  const ofWorkload = textAt(owner, 'metadata', 'labels', key);
  if (!ofWorkload) return { path: ['metadata', 'labels', key], found: `no label ${key}` };
  const ofPods = at(metadata, 'labels', key);
  if (ofPods === ofWorkload) return undefined;
  const found = ofPods
    ? `label ${key} ${shown(ofPods)} on the pods, and "${ofWorkload}" on the workload`
    : `no label ${key} on the pods`;
  const place: Path = [...path, 'metadata', 'labels', key];
  return { path: place, found };
}
