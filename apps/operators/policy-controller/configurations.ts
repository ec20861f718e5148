import type { Cluster } from '@delivery/fleet';
import { platformOwner } from '@delivery/gitops';
import type { IMutatingWebhook } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhook';
import type { IMutatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhookConfiguration';
import type { IValidatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration';
import { namespace, webhooks } from './place.ts';

const ownerLabel = 'delivery.example/owner';

/**
 * Namespaces whose images it judges: everything that has an owner but the platform, whose images others sign. So it is never asked of
 * itself, nor of what Kubernetes or the engine run.
 */
const ofTeams: IMutatingWebhook['namespaceSelector'] = {
  matchExpressions: [
    { key: ownerLabel, operator: 'Exists' },
    { key: ownerLabel, operator: 'NotIn', values: [platformOwner] },
  ],
};

type Judging = Pick<IMutatingWebhook, 'failurePolicy' | 'namespaceSelector'>;

/** Its rules and its authority the program adds itself: of whom it is asked it knows best, and the certificate it makes anew. */
function webhook(name: string, judging: Judging) {
  return {
    name,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { name: 'webhook', namespace } },
    sideEffects: 'None' as const,
    timeoutSeconds: 3,
    ...judging,
  };
}

/** Judges images, and the policies about them. While an environment only warns, it must not hinder. */
export function configurations({
  environment,
}: Cluster): readonly (IMutatingWebhookConfiguration | IValidatingWebhookConfiguration)[] {
  const failurePolicy = environment.imageSignatures === 'enforce' ? 'Fail' : 'Ignore';
  const images = webhook(webhooks.images, { failurePolicy, namespaceSelector: ofTeams });
  const policies = (name: string) => webhook(name, { failurePolicy: 'Fail', namespaceSelector: ofTeams });
  const apiVersion = 'admissionregistration.k8s.io/v1';
  return [
    {
      apiVersion,
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: webhooks.images },
      webhooks: [{ ...images, reinvocationPolicy: 'IfNeeded' }],
    },
    {
      apiVersion,
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: webhooks.images },
      webhooks: [images],
    },
    {
      apiVersion,
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: webhooks.defaulting },
      webhooks: [policies(webhooks.defaulting)],
    },
    {
      apiVersion,
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: webhooks.validating },
      webhooks: [policies(webhooks.validating)],
    },
  ];
}
