import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('a VirtualService names Services and Gateways', () => {
  expect(
    namesOf(
      objectOf('networking.istio.io/v1 VirtualService', {
        spec: {
          gateways: ['mesh', 'public', 'gw/public'],
          http: [
            {
              route: [{ destination: { host: 'order', port: { number: 80 } } }],
              mirror: { host: 'order.shadow.svc.cluster.local' },
              mirrors: [{ destination: { host: 'copy' } }],
            },
          ],
          tls: [{ route: [{ destination: { host: 'mail.office.svc' } }] }],
          tcp: [{ route: [{ destination: { host: 'db' } }, { destination: { host: 'db.example.com' } }] }],
        },
      }),
    ),
  ).toEqual([
    'spec.gateways[1]: networking.istio.io/Gateway shop/public',
    'spec.gateways[2]: networking.istio.io/Gateway gw/public',
    'spec.http[0].mirror.host: /Service shadow/order',
    'spec.http[0].mirrors[0].destination.host: /Service shop/copy',
    'spec.http[0].route[0].destination.host: /Service shop/order, port 80 of spec.http[0].route[0].destination.port.number',
    'spec.tcp[0].route[0].destination.host: /Service shop/db',
    'spec.tls[0].route[0].destination.host: /Service office/mail',
  ]);
});

it('a DestinationRule names a Service, but a wildcard names none', () => {
  expect(namesOf(objectOf('networking.istio.io/v1 DestinationRule', { spec: { host: 'order' } }))).toEqual([
    'spec.host: /Service shop/order',
  ]);
  expect(namesOf(objectOf('networking.istio.io/v1 DestinationRule', { spec: { host: '*.local' } }))).toEqual([]);
});

it('a Gateway names certificates, which stand where its proxy runs', () => {
  expect(
    namesOf(objectOf('networking.istio.io/v1 Gateway', { spec: { servers: [{ tls: { credentialName: 'tls' } }] } })),
  ).toEqual(['spec.servers[0].tls.credentialName: /Secret */tls']);
});

it.each(['security', 'telemetry', 'extensions'])('policies of %s.istio.io name what they are for', (group) => {
  const policy = objectOf(`${group}.istio.io/v1 AnyPolicy`, {
    spec: {
      targetRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' },
      targetRefs: [{ name: 'order' }],
    },
  });
  expect(namesOf(policy)).toEqual([
    'spec.targetRef.name: gateway.networking.k8s.io/Gateway shop/public',
    'spec.targetRefs[0].name: /Service shop/order',
  ]);
});
