import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { listAt, numberAt, textAt } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

const MOST = 3;

function webhook(timeoutSeconds: number | undefined, kind = 'ValidatingWebhookConfiguration'): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'guard', labels: { 'app.kubernetes.io/instance': 'order' } },
    webhooks: [
      {
        name: 'orders.guard.example',
        clientConfig: { service: { name: 'order', namespace: 'shop' } },
        failurePolicy: 'Ignore',
        timeoutSeconds,
      },
    ],
  };
}

export const webhookAnswersSoon: Check = {
  id: 'E05a',
  name: 'webhook-answers-soon',
  title: 'A webhook answers within three seconds, or is passed over',
  why: 'Every write that it looks at waits for it. With the default of ten seconds a few slow webhooks fill the queue of the API server, and leases are lost.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/#timeouts-small',
  ],
  fix: 'set timeoutSeconds to 3 or less',
  good: [
    { name: 'three seconds', add: [webhook(MOST)] },
    { name: 'one second', add: [webhook(1, 'MutatingWebhookConfiguration')] },
  ],
  bad: [
    {
      name: 'the default of ten',
      add: [webhook(undefined)],
      object: 'ValidatingWebhookConfiguration guard',
      at: 'webhooks[0].timeoutSeconds',
      found: 'webhook "orders.guard.example": timeoutSeconds not set',
    },
    {
      name: 'one second more',
      add: [webhook(MOST + 1, 'MutatingWebhookConfiguration')],
      object: 'MutatingWebhookConfiguration guard',
      at: 'webhooks[0].timeoutSeconds',
      found: 'webhook "orders.guard.example": timeoutSeconds 4',
    },
  ],
  inspect: inTurn(
    eachObject('admissionregistration.k8s.io', 'ValidatingWebhookConfiguration', wrongIn),
    eachObject('admissionregistration.k8s.io', 'MutatingWebhookConfiguration', wrongIn),
  ),
};

function* wrongIn(configuration: Manifest): Iterable<Wrong> {
  for (const [i, one] of listAt(configuration, 'webhooks').entries()) {
    const timeout = numberAt(one, 'timeoutSeconds');
    if (timeout !== undefined && timeout <= MOST) continue;
    yield {
      path: ['webhooks', i, 'timeoutSeconds'],
      found: `webhook "${textAt(one, 'name') ?? i}": ${stated('timeoutSeconds', timeout)}`,
      allowed: `${MOST} or less`,
    };
  }
}
