import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const serviceExists: Check = {
  id: 'C17',
  name: 'service-exists',
  title: 'Every Service that is named exists',
  why: 'Requests for a Service that is missing are answered with an error, and a webhook without one stops every write it guards.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score ingress-targets-service',
    'kube-linter dangling-ingress',
    'https://gateway-api.sigs.k8s.io/api-types/httproute/#backendrefs-optional',
  ],
  fix: 'add the Service, or name one that is there',
  good: [
    { name: 'in the namespace' },
    {
      name: 'of the API server',
      set: { 'pod.containers[0].env': [{ name: 'API', value: 'https://kubernetes.default.svc' }] },
    },
    {
      name: 'a host outside',
      set: { 'pod.containers[0].env': [{ name: 'API', value: 'https://api.partner.example/v1' }] },
    },
    {
      name: 'made by Knative',
      remove: [],
      set: { 'pod.containers[0].env': [{ name: 'IMAGES', value: 'http://thumbnail.shop.svc.cluster.local' }] },
    },
    {
      name: 'made by an operator of databases',
      set: { 'pod.containers[0].env': [{ name: 'PGHOST', value: 'orders-rw.shop.svc' }] },
      add: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders', namespace: 'shop' } }],
    },
    {
      name: 'in another namespace, in a tree that holds a part of the cluster',
      on: 'ConfigMap shop/order',
      set: { 'data.MAIL_URL': 'http://mail.office.svc' },
      facts: { provides: undefined },
    },
  ],
  bad: [
    {
      name: 'a slip in a route',
      on: 'HTTPRoute shop/order',
      set: { 'spec.rules[0].backendRefs[0].name': 'ordr' },
      at: 'spec.rules[0].backendRefs[0].name',
      found: 'HTTPRoute shop/order names Service shop/ordr, which does not exist',
    },
    {
      name: 'behind an Ingress',
      on: 'Ingress shop/payment',
      set: { 'spec.rules[0].http.paths[0].backend.service.name': 'payments' },
      at: 'spec.rules[0].http.paths[0].backend.service.name',
      found: 'Ingress shop/payment names Service shop/payments, which does not exist',
    },
    {
      name: 'of a preview',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy': { blueGreen: { activeService: 'payment', previewService: 'payment-preview' } } },
      at: 'spec.strategy.blueGreen.previewService',
      found: 'Rollout shop/payment names Service shop/payment-preview, which does not exist',
    },
    {
      name: 'that the API server asks',
      add: [
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingWebhookConfiguration',
          metadata: { name: 'orders' },
          webhooks: [
            { name: 'orders.shop.example', clientConfig: { service: { namespace: 'shop', name: 'webhook' } } },
          ],
        },
      ],
      object: 'ValidatingWebhookConfiguration orders',
      at: 'webhooks[0].clientConfig.service.name',
      found: 'ValidatingWebhookConfiguration orders names Service shop/webhook, which does not exist',
    },
    {
      name: 'in a URL of the configuration',
      on: 'ConfigMap shop/order',
      set: { 'data.PAYMENT_URL': 'http://payments.shop.svc.cluster.local/v1' },
      at: 'data.PAYMENT_URL',
      found: 'ConfigMap shop/order names Service shop/payments, which does not exist',
    },
    {
      name: 'of another namespace',
      on: 'VirtualService shop/order',
      set: { 'spec.http[0].route[0].destination.host': 'order.argocd.svc.cluster.local' },
      at: 'spec.http[0].route[0].destination.host',
      found: 'VirtualService shop/order names Service argocd/order, which stands in namespace shop',
    },
  ],
  inspect: dangling(targets.service),
};
