import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { isRecord, listAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { referencesOf } from '../table/references-of.ts';
import { thingsOf } from '../table/things.ts';
import { oneOf, targetText } from '../table/words.ts';

export const serviceHasPort: Check = {
  id: 'C18',
  name: 'service-has-port',
  title: 'Every port that is named of a Service is one of its ports',
  why: 'A route or webhook to a port that the Service does not listen on answers every request with an error, while all pods are ready.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score ingress-targets-service',
    'https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference',
  ],
  fix: 'name a port of the Service, which may differ from that of its pods',
  good: [
    { name: 'by number and by name' },
    {
      name: 'of a Service without ports of its own',
      on: 'Service shop/order',
      set: { spec: { type: 'ExternalName', externalName: 'order.example' } },
    },
    {
      name: 'of a Service that an operator makes',
      set: { 'pod.containers[0].env': [{ name: 'PGHOST', value: 'postgres://orders-rw.shop.svc:5432/orders' }] },
      add: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders', namespace: 'shop' } }],
    },
    { name: 'that of the scheme', on: 'ConfigMap shop/order', set: { 'data.URL': 'http://payment.shop.svc' } },
    { name: 'that of an unknown scheme', on: 'ConfigMap shop/order', set: { 'data.URL': 'redis://payment.shop.svc' } },
    {
      name: 'of a Service that is not there',
      on: 'ConfigMap shop/order',
      set: { 'data.URL': 'http://mail.shop.svc:25' },
    },
  ],
  bad: [
    {
      name: 'that of the pods in a route',
      on: 'HTTPRoute shop/order',
      set: { 'spec.rules[0].backendRefs[0].port': 8080 },
      at: 'spec.rules[0].backendRefs[0].port',
      found: 'HTTPRoute shop/order names port 8080 of Service shop/order, which has no such port',
    },
    {
      name: 'another name in an Ingress',
      on: 'Ingress shop/payment',
      set: { 'spec.rules[0].http.paths[0].backend.service.port.name': 'web' },
      at: 'spec.rules[0].http.paths[0].backend.service.port.name',
      found: 'Ingress shop/payment names port web of Service shop/payment, which has no such port',
    },
    {
      name: 'another number in an Ingress',
      on: 'Ingress shop/payment',
      set: { 'spec.rules[0].http.paths[0].backend.service.port': { number: 443 } },
      at: 'spec.rules[0].http.paths[0].backend.service.port.number',
      found: 'Ingress shop/payment names port 443 of Service shop/payment, which has no such port',
    },
    {
      name: 'the usual one of webhooks',
      add: [
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'MutatingWebhookConfiguration',
          metadata: { name: 'orders' },
          webhooks: [{ name: 'orders.shop.example', clientConfig: { service: { namespace: 'shop', name: 'order' } } }],
        },
      ],
      object: 'MutatingWebhookConfiguration orders',
      at: 'webhooks[0].clientConfig.service.port',
      found: 'MutatingWebhookConfiguration orders names port 443 of Service shop/order, which has no such port',
    },
    {
      name: 'that of the scheme of a URL',
      on: 'ConfigMap shop/order',
      set: { 'data.PAYMENT_URL': 'https://payment.shop.svc.cluster.local' },
      at: 'data.PAYMENT_URL',
      found: 'ConfigMap shop/order names port 443 of Service shop/payment, which has no such port',
    },
    {
      name: 'in the mesh',
      on: 'VirtualService shop/order',
      set: { 'spec.http[0].route[0].destination.port.number': 8080 },
      at: 'spec.http[0].route[0].destination.port.number',
      found: 'VirtualService shop/order names port 8080 of Service shop/order, which has no such port',
    },
  ],
  inspect: unknownPorts,
};

function* unknownPorts(world: World): Iterable<Violation> {
  const things = thingsOf(world);
  for (const reference of referencesOf(world)) {
    const { group, kind, object, port } = reference;
    if (port === undefined || group !== '' || kind !== 'Service') continue;
    const services = things.named(reference).map((thing) => thing.object);
    if (services.length === 0 || services.some((service) => listens(service, port.port))) continue;
    yield {
      object,
      path: port.path,
      found: `${nameOf(object)} names port ${port.port} of ${targetText(reference)}, which has no such port`,
      allowed: oneOf(services.flatMap(portTexts)),
    };
  }
}

/** Whether it may listen there: what an operator makes has ports that nobody lists, and an ExternalName has none to check. */
function listens(service: Manifest, port: string | number): boolean {
  if (service.kind !== 'Service' || service.apiVersion !== 'v1') return true;
  if (textAt(service, 'spec', 'type') === 'ExternalName') return true;
  return listAt(service, 'spec', 'ports').some(
    (one) => isRecord(one) && (one['name'] === port || one['port'] === port),
  );
}

function portTexts(service: Manifest): string[] {
  return listAt(service, 'spec', 'ports').flatMap((port) => {
    if (!isRecord(port)) return [];
    const name = textAt(port, 'name');
    return [name === undefined ? String(port['port']) : `${String(port['port'])} (${name})`];
  });
}
