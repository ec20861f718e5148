import { edited, fieldsAt } from '../look/changed.ts';
import { hitAt } from '../look/hit.ts';
import { TWO_REVIEWERS, type Rule } from '../rule.ts';

/** Keys of `argocd-cm` by which Argo CD knows its own objects again. */
const TRACKING = ['application.resourceTrackingMethod', 'application.instanceLabelKey', 'installationID'];
const IGNORES = /^resource\.(?:customizations\.ignoreDifferences\..+|exclusions|compareoptions|customizations)$/;

const config = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'argocd-cm', namespace: 'argocd' },
  data: { 'application.resourceTrackingMethod': 'annotation', 'timeout.reconciliation': '180s' },
};
const configured = { add: { 'bootstrap/argocd': [config] } };
const setting = (key: string, value: unknown) => ({
  set: { 'ConfigMap argocd/argocd-cm': { [`data[${JSON.stringify(key)}]`]: value } },
});
const ignoring = (...list: readonly unknown[]) => ({
  set: { 'Application argocd/shop': { 'spec.ignoreDifferences': list } },
});
const REPLICAS = { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] };

export const d42: Rule = {
  id: 'D42',
  name: 'drift-hidden',
  title: 'Argo CD looks away from more fields, or knows its objects by another mark',
  reason:
    'What is ignored drifts unseen. After another tracking method or label, objects that nobody applied since are neither known nor pruned.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/17361',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Name the group, kind, name and the one field that something else writes.',
    'Before another tracking method: `argocd app list -o json` and see every application Synced; after it, sync all of them once.',
    'Compare the objects on the cluster with the tree, and remove what is left over by hand.',
  ],
  positive: [
    {
      name: 'a field that is ignored',
      decides: 'spec.ignoreDifferences',
      after: ignoring(REPLICAS),
      object: 'argoproj.io/Application/argocd/shop',
      field: 'spec.ignoreDifferences',
    },
    {
      name: 'a wider pointer',
      decides: 'spec.ignoreDifferences.jsonPointers',
      both: ignoring(REPLICAS),
      after: ignoring({ ...REPLICAS, jsonPointers: ['/spec/replicas', '/spec/template'] }),
      object: 'argoproj.io/Application/argocd/shop',
      field: 'spec.ignoreDifferences[group=apps,kind=Deployment].jsonPointers[/spec/template]',
    },
    {
      name: 'another tracking method',
      decides: 'data.application.resourceTrackingMethod',
      both: configured,
      after: setting('application.resourceTrackingMethod', 'label'),
      object: '/ConfigMap/argocd/argocd-cm',
      field: 'data["application.resourceTrackingMethod"]',
    },
    {
      name: 'a field that is ignored everywhere',
      decides: 'data.resource.customizations.ignoreDifferences.all',
      both: configured,
      after: setting('resource.customizations.ignoreDifferences.all', 'jsonPointers: [/spec]'),
      object: '/ConfigMap/argocd/argocd-cm',
      field: 'data["resource.customizations.ignoreDifferences.all"]',
    },
  ],
  nearMiss: [
    { name: 'a field that is looked at again', decides: 'spec.ignoreDifferences', before: ignoring(REPLICAS) },
    {
      name: 'a pointer that goes',
      decides: 'spec.ignoreDifferences.jsonPointers',
      both: ignoring(REPLICAS),
      before: ignoring({ ...REPLICAS, jsonPointers: ['/spec/replicas', '/spec/template'] }),
    },
    {
      name: 'another interval',
      decides: 'data.timeout.reconciliation',
      both: configured,
      after: setting('timeout.reconciliation', '300s'),
    },
    {
      name: 'such a key in the configuration of an app',
      decides: 'metadata.name',
      after: { set: { 'ConfigMap shop/order': { 'data["application.instanceLabelKey"]': 'app' } } },
    },
  ],
  *inspect(comparison) {
    for (const change of edited(comparison, 'argoproj.io/Application', 'argoproj.io/ApplicationSet')) {
      const nested = change.after.manifest.kind === 'ApplicationSet' ? 'spec.template.spec.' : 'spec.';
      for (const field of fieldsAt(change, `${nested}ignoreDifferences`))
        // Without its name or namespace an entry is for more objects.
        if (field.operation !== 'remove' || ['name', 'namespace'].includes(String(field.path.at(-1))))
          yield hitAt(change, field, 'more fields are ignored: what is applied may differ from the tree');
    }
    for (const change of edited(comparison, '/ConfigMap')) {
      if (change.after.manifest.metadata.name !== 'argocd-cm') continue;
      for (const field of fieldsAt(change, 'data.*')) {
        const key = String(field.path[1]);
        if (TRACKING.includes(key)) yield hitAt(change, field, `${key} is the mark by which Argo CD knows its objects`);
        else if (IGNORES.test(key) && field.operation !== 'remove')
          yield hitAt(change, field, `${key} is for every application`);
      }
    }
  },
};
