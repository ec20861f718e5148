import type { Manifest } from '@delivery/manifest';
import type { FieldPath } from '../../diff/path.ts';
import { isRecord, listAt, mapAt, textAt } from '../../tree/fields.ts';
import { come, edited } from '../look/changed.ts';
import { selectorOf } from '../look/selectors.ts';
import { TWO_REVIEWERS, type Rule } from '../rule.ts';

/** Labels whose value is another with every release, or on every cluster. */
const VOLATILE = new Set([
  ...['app.kubernetes.io/version', 'version', 'helm.sh/chart', 'chart', 'env', 'environment'],
  ...['commit', 'commit-sha', 'git-commit', 'git-sha', 'revision', 'sha', 'build', 'image-tag'],
  ...['pod-template-hash', 'controller-revision-hash', 'rollouts-pod-template-hash'],
]);

/** `v1` of a service that runs as `v1` and `v2` side by side stays what it is. */
const STABLE = /^v\d+$/;

/** A selector has to outlive a release. */
export const d26: Rule = {
  id: 'D26',
  name: 'volatile-label-selected',
  title: 'A selector begins to ask for a label that changes with a release or a cluster',
  reason:
    'The next release changes the label. Then the selector of a workload, which nobody can change, stops the release; that of a Service or a policy takes none of the new pods.',
  sources: [
    'https://github.com/bitnami-labs/sealed-secrets/issues/395',
    'https://github.com/kubernetes-sigs/kustomize/issues/1009',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Select by what stays: `app.kubernetes.io/name` and `app.kubernetes.io/instance`.',
    'Leave the version on the workload and its pod template, where it may change.',
    'Kustomize: `labels` with `includeSelectors: false` instead of `commonLabels`. Helm: a helper of its own for selector labels.',
  ],
  positive: [
    {
      name: 'the version, in a Service',
      decides: 'Service',
      after: { set: { 'Service shop/order': { 'spec.selector["app.kubernetes.io/version"]': '1.4.1' } } },
      object: '/Service/shop/order',
      field: 'spec.selector["app.kubernetes.io/version"]',
    },
    {
      name: 'the chart, in a Deployment',
      decides: 'Deployment',
      after: { set: { 'Deployment shop/order': { 'spec.selector.matchLabels["helm.sh/chart"]': 'order-1.4.1' } } },
      object: 'apps/Deployment/shop/order',
      field: 'spec.selector.matchLabels["helm.sh/chart"]',
    },
    {
      name: 'the commit, in a budget',
      decides: 'PodDisruptionBudget',
      after: { set: { 'PodDisruptionBudget shop/order': { 'spec.selector.matchLabels.commit': 'a1b2c3d' } } },
      object: 'policy/PodDisruptionBudget/shop/order',
      field: 'spec.selector.matchLabels.commit',
    },
    {
      name: 'the environment, in an expression of a new policy',
      decides: 'NetworkPolicy',
      after: { add: { 'apps/shop': [policy()] } },
      object: 'networking.k8s.io/NetworkPolicy/shop/cache',
      field: 'spec.podSelector.matchExpressions[key=env]',
    },
  ],
  nearMiss: [
    {
      name: 'the version, on the pods only',
      decides: 'spec.template.metadata.labels',
      after: {
        set: { 'Deployment shop/order': { 'spec.template.metadata.labels["app.kubernetes.io/version"]': '1.4.1' } },
      },
    },
    {
      name: 'the instance, in a Service',
      decides: 'spec.selector["app.kubernetes.io/instance"]',
      after: { set: { 'Service shop/order': { 'spec.selector["app.kubernetes.io/instance"]': 'order' } } },
    },
    {
      name: 'one of two versions side by side',
      decides: 'spec.selector.version',
      after: { set: { 'Service shop/order': { 'spec.selector.version': 'v2' } } },
    },
    {
      name: 'a version that was asked for before',
      decides: 'spec.selector["app.kubernetes.io/version"]',
      both: { set: { 'Service shop/order': { 'spec.selector["app.kubernetes.io/version"]': '1.4.1' } } },
      after: { set: { 'Service shop/order': { 'spec.selector["app.kubernetes.io/version"]': '1.4.2' } } },
    },
  ],
  *inspect(comparison) {
    for (const { before, after } of [...come(comparison), ...edited(comparison)]) {
      const known = new Set(before && volatileIn(before.manifest).map(({ key }) => key));
      for (const { key, path, value } of volatileIn(after.manifest)) {
        if (known.has(key)) continue;
        yield { object: after, field: path, after: value, found: `the selector asks for ${key}, which does not last` };
      }
    }
  },
};

interface Asked {
  readonly key: string;
  readonly path: FieldPath;
  readonly value: unknown;
}

function volatileIn(manifest: Manifest): readonly Asked[] {
  const selector = selectorOf(manifest);
  if (!selector) return [];
  const plain = manifest.kind === 'Service' ? selector.path : [...selector.path, 'matchLabels'];
  const labels = Object.entries(mapAt(selector.selector, 'matchLabels')).map(([key, value]) => ({
    key,
    value,
    path: [...plain, key],
  }));
  const expressions = listAt(selector.selector, 'matchExpressions').flatMap((value): Asked[] => {
    const key = textAt(value, 'key');
    return key === undefined ? [] : [{ key, value, path: [...selector.path, 'matchExpressions', { key }] }];
  });
  return [...labels, ...expressions].filter(
    ({ key, value }) => VOLATILE.has(key) && !(isVersion(key) && isStable(value)),
  );
}

function isVersion(key: string): boolean {
  return key === 'version';
}

function isStable(value: unknown): boolean {
  const values = isRecord(value) ? listAt(value, 'values') : [value];
  return values.length > 0 && values.every((one) => typeof one === 'string' && STABLE.test(one));
}

function policy(): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'cache', namespace: 'shop' },
    spec: { podSelector: { matchExpressions: [{ key: 'env', operator: 'In', values: ['production'] }] } },
  };
}
