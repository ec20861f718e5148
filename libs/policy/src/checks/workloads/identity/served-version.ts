import type { Lifecycle } from '@delivery/kubernetes';
import type { Check } from '../../../check.ts';
import type { Facts } from '../../../facts.ts';
import { isSince } from '../../../minor.ts';

const old = (apiVersion: string, kind: string) => ({
  apiVersion,
  kind,
  metadata: { name: 'order', namespace: 'shop' },
});

export const servedVersion: Check = {
  id: 'W66',
  name: 'served-version',
  title: 'Every apiVersion is served now, and not on its way out',
  why: 'A kind that the API server does not serve any more fails the sync of its whole app, on the day of the upgrade.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score stable-version',
    'trivy KSV-0107',
    'gatekeeper-library verifydeprecatedapi',
    'kyverno check-deprecated-apis',
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  ],
  fix: 'render the object in the version that replaces it',
  good: [
    { name: 'stable' },
    {
      name: 'old, and not yet deprecated',
      add: [old('autoscaling/v2beta2', 'HorizontalPodAutoscaler')],
      facts: { kubernetesVersion: '1.22' },
    },
    {
      name: 'where nothing is known of any kind',
      add: [old('autoscaling/v2beta2', 'HorizontalPodAutoscaler')],
      facts: { lifecycleOf: undefined },
    },
    {
      name: 'the first version that serves it, spelled as by a cloud',
      facts: { kubernetesVersion: 'v1.9.4-gke.1' },
    },
  ],
  bad: [
    {
      name: 'removed long ago',
      add: [old('autoscaling/v2beta2', 'HorizontalPodAutoscaler')],
      object: 'HorizontalPodAutoscaler shop/order',
      remove: ['HorizontalPodAutoscaler shop/order'],
      at: 'apiVersion',
      found: 'autoscaling/v2beta2 HorizontalPodAutoscaler, which Kubernetes 1.26 does not serve any more',
    },
    {
      name: 'removed just now, and not replaced',
      add: [old('policy/v1beta1', 'PodSecurityPolicy')],
      facts: { kubernetesVersion: '1.25' },
      object: 'PodSecurityPolicy shop/order',
      at: 'apiVersion',
      found: 'policy/v1beta1 PodSecurityPolicy, which Kubernetes 1.25 does not serve any more',
    },
    {
      name: 'deprecated, and still served',
      add: [old('policy/v1beta1', 'PodSecurityPolicy')],
      facts: { kubernetesVersion: '1.24' },
      object: 'PodSecurityPolicy shop/order',
      at: 'apiVersion',
      found: 'policy/v1beta1 PodSecurityPolicy, which is deprecated since Kubernetes 1.21',
    },
    {
      name: 'deprecated just now',
      add: [old('v1', 'ComponentStatus')],
      facts: { kubernetesVersion: '1.19' },
      object: 'ComponentStatus shop/order',
      at: 'apiVersion',
      found: 'v1 ComponentStatus, which is deprecated since Kubernetes 1.19',
    },
    {
      name: 'deprecated by its authors',
      add: [old('argoproj.io/v1alpha0', 'Rollout')],
      object: 'Rollout shop/order',
      at: 'apiVersion',
      found: 'argoproj.io/v1alpha0 Rollout, which is deprecated',
    },
    {
      name: 'not yet served',
      facts: { kubernetesVersion: '1.8' },
      at: 'apiVersion',
      found: 'apps/v1 Deployment, which Kubernetes 1.9 is the first to serve',
    },
  ],
  inspect: function* ({ objects, facts }) {
    const known = new Map<string, ReturnType<typeof judge>>();
    for (const object of objects) {
      const name = `${object.apiVersion} ${object.kind}`;
      if (!known.has(name)) known.set(name, judge(facts.lifecycleOf?.(object.apiVersion, object.kind), facts));
      const wrong = known.get(name);
      if (wrong) yield { object, path: ['apiVersion'], found: `${name}, which ${wrong.says}`, allowed: wrong.allowed };
    }
  },
};

function judge(lifecycle: Lifecycle | undefined, facts: Facts) {
  if (lifecycle === undefined) return undefined;
  const { introduced, deprecated, removed, replacement, warning } = lifecycle;
  const reached = (minor: string | undefined) => minor !== undefined && isSince(facts, Number(minor.split('.')[1]));
  const allowed = replacement
    ? `${replacement.apiVersion} ${replacement.kind}`
    : (warning ?? `a version that Kubernetes ${facts.kubernetesVersion} serves and does not deprecate`);
  if (reached(removed)) return { says: `Kubernetes ${removed} does not serve any more`, allowed };
  if (deprecated === true) return { says: 'is deprecated', allowed };
  if (reached(deprecated)) return { says: `is deprecated since Kubernetes ${deprecated}`, allowed };
  if (introduced !== undefined && !reached(introduced))
    return { says: `Kubernetes ${introduced} is the first to serve`, allowed };
  return undefined;
}
