import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../check.ts';
import { fieldsAt, listAt, textAt } from '../../fields.ts';
import { matches } from '../../pods/selector.ts';
import type { PodTemplate } from '../../pods/pod-template.ts';
import type { World } from '../../world.ts';
import { podsBySelector, type PodsOf } from '../references/services/pods-of.ts';
import { placeOf } from '../references/table/place.ts';
import { selectorText } from './network/words.ts';

const on = 'DestinationRule shop/order';
const labels = (value: unknown) => ({ 'spec.subsets[0].labels': value });

export const subsetFindsPods: Check = {
  id: 'C34',
  name: 'subset-finds-pods',
  title: 'Every subset of a DestinationRule has pods of its Service',
  why: 'A route to a subset without pods answers every request with 503.',
  severity: 'error',
  level: 'all',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset'],
  fix: 'name labels that the pods behind the Service carry',
  good: [
    { name: 'the labels of the Service' },
    { name: 'the version that runs', on, set: labels({ 'app.kubernetes.io/version': '1.4.1' }) },
    { name: 'all, steered by a Rollout', on, set: labels({}) },
    { name: 'by the short name', on, set: { 'spec.host': 'order' } },
    { name: 'a Service of others', on, set: { 'spec.host': 'order.example', ...labels({ version: 'v1' }) } },
    {
      name: 'pods of others',
      on,
      set: { 'spec.host': 'legacy', ...labels({ version: 'v1' }) },
      add: [service('legacy')],
    },
  ],
  bad: [
    {
      name: 'a version that does not run',
      on,
      set: labels({ 'app.kubernetes.io/version': '1.5.0' }),
      at: 'spec.subsets[0].labels',
      found:
        'DestinationRule shop/order has subset "all" of pods app.kubernetes.io/version=1.5.0, and Service shop/order has none',
    },
    {
      name: 'pods of another Service, as the second subset',
      on,
      set: { 'spec.subsets[1]': { name: 'payment', labels: { 'app.kubernetes.io/name': 'payment' } } },
      at: 'spec.subsets[1].labels',
      found:
        'DestinationRule shop/order has subset "payment" of pods app.kubernetes.io/name=payment, and Service shop/order has none',
    },
    {
      name: 'from another namespace',
      on,
      set: { 'metadata.namespace': 'argocd', 'spec.host': 'payment.shop.svc', 'spec.subsets[0].name': undefined },
      object: 'DestinationRule argocd/order',
      at: 'spec.subsets[0].labels',
      found:
        'DestinationRule argocd/order has subset "" of pods app.kubernetes.io/name=order, app.kubernetes.io/instance=order, and Service shop/payment has none',
    },
  ],
  *inspect(world) {
    const podsOf = podsBySelector(world);
    for (const object of world.of('networking.istio.io', 'DestinationRule')) yield* inspectRule(world, podsOf, object);
  },
};

function* inspectRule(world: World, podsOf: PodsOf, object: Manifest): Iterable<Violation> {
  const host = placeOf(textAt(object, 'spec', 'host') ?? '', 'host', {}, object.metadata.namespace);
  const target = host && world.find('', 'Service', host.namespace, host.name);
  const pods: readonly PodTemplate[] = target ? podsOf(target) : [];
  if (target === undefined || pods.length === 0) return;
  for (const [i, subset] of listAt(object, 'spec', 'subsets').entries()) {
    const wanted = fieldsAt(subset, 'labels');
    if (pods.some(({ metadata }) => matches(wanted, fieldsAt(metadata, 'labels')))) continue;
    yield {
      object,
      path: ['spec', 'subsets', i, 'labels'],
      found: `${nameOf(object)} has subset "${textAt(subset, 'name') ?? ''}" of pods ${selectorText({ matchLabels: wanted })}, and ${nameOf(target)} has none`,
      allowed: 'labels that pods of the Service carry',
    };
  }
}

/** Whose pods the tree does not hold. */
function service(name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { app: name }, ports: [{ port: 80 }] },
  };
}
