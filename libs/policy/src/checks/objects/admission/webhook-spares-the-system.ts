import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at, fieldsAt, listAt, textAt } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { eachObject } from '../each-object.ts';
import { reachesVital, taken } from './reach.ts';

const except = (...values: readonly string[]) => ({
  matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values }],
});

function webhook(fields: object, kind = 'ValidatingWebhookConfiguration'): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'guard', labels: { 'app.kubernetes.io/instance': 'order' } },
    webhooks: [
      {
        name: 'pods.guard.example',
        admissionReviewVersions: ['v1'],
        clientConfig: { service: { name: 'order', namespace: 'shop' } },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        sideEffects: 'None',
        timeoutSeconds: 3,
        ...fields,
      },
    ],
  };
}

const leases = [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }];
const bad = { object: 'ValidatingWebhookConfiguration guard', at: 'webhooks[0].namespaceSelector' };

export const webhookSparesTheSystem: Check = {
  id: 'E05',
  name: 'webhook-spares-the-system',
  title: 'A webhook that fails closed spares kube-system and its own namespace',
  why: 'When its pods are down it refuses what would bring them back, new pods of the network and of DNS among it: the cluster does not recover by itself.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
    'https://github.com/open-policy-agent/gatekeeper/issues/291',
    'https://github.com/open-policy-agent/gatekeeper/issues/3829',
  ],
  fix: 'leave both out by kubernetes.io/metadata.name in namespaceSelector, or set failurePolicy: Ignore',
  good: [
    { name: 'no webhook' },
    { name: 'both are left out', add: [webhook({ namespaceSelector: except('kube-system', 'shop') })] },
    { name: 'it fails open', add: [webhook({ failurePolicy: 'Ignore' })] },
    {
      name: 'one namespace alone',
      add: [webhook({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kitchen' } } })],
    },
    {
      name: 'kinds of its own',
      add: [webhook({ rules: [{ apiGroups: ['guard.example'], resources: ['*'] }] })],
    },
    {
      name: 'somewhere else, and kube-system is left out',
      add: [webhook({ clientConfig: { url: 'https://guard.example' }, namespaceSelector: except('kube-system') })],
    },
    { name: 'some objects alone', add: [webhook({ objectSelector: { matchLabels: { guarded: 'yes' } } })] },
  ],
  bad: [
    {
      name: 'all pods, by the default policy',
      add: [webhook({})],
      ...bad,
      found: 'webhook "pods.guard.example" refuses objects of kube-system and shop when it is down',
    },
    {
      name: 'its own namespace',
      add: [webhook({ failurePolicy: 'Fail', namespaceSelector: except('kube-system') })],
      ...bad,
      found: 'webhook "pods.guard.example" refuses objects of shop when it is down',
    },
    {
      name: 'everything, and it changes what it sees',
      add: [webhook({ rules: leases, objectSelector: {} }, 'MutatingWebhookConfiguration')],
      ...bad,
      object: 'MutatingWebhookConfiguration guard',
      found: 'webhook "pods.guard.example" refuses objects of kube-system and shop when it is down',
    },
  ],
  inspect: inTurn(
    eachObject('admissionregistration.k8s.io', 'ValidatingWebhookConfiguration', wrongIn),
    eachObject('admissionregistration.k8s.io', 'MutatingWebhookConfiguration', wrongIn),
  ),
};

function* wrongIn(configuration: Manifest): Iterable<Wrong> {
  for (const [i, one] of listAt(configuration, 'webhooks').entries()) {
    const failsOpen = textAt(one, 'failurePolicy') === 'Ignore';
    const picksObjects = Object.keys(fieldsAt(one, 'objectSelector')).length > 0;
    if (failsOpen || picksObjects || !reachesVital(listAt(one, 'rules'))) continue;
    const own = textAt(one, 'clientConfig', 'service', 'namespace');
    const namespaces = taken(at(one, 'namespaceSelector'), ['kube-system', ...(own === undefined ? [] : [own])]);
    if (namespaces.length === 0) continue;
    yield {
      path: ['webhooks', i, 'namespaceSelector'],
      found: `webhook "${textAt(one, 'name') ?? i}" refuses objects of ${namespaces.join(' and ')} when it is down`,
      allowed: 'a selector that takes neither kube-system nor its own namespace',
    };
  }
}
