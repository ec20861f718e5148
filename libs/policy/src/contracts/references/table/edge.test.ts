import { describe, expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('an Ingress names its class, its certificates and what it leads to', () => {
  expect(
    namesOf(
      objectOf('networking.k8s.io/v1 Ingress', {
        spec: {
          ingressClassName: 'nginx',
          tls: [{ secretName: 'tls' }],
          rules: [
            {
              http: {
                paths: [
                  { backend: { service: { name: 'a', port: { name: 'http' } } } },
                  { backend: { service: { name: 'b', port: { number: 80 } } } },
                  { backend: { service: { name: 'c' } } },
                  { backend: { resource: { apiGroup: 'shop.example', kind: 'Bucket', name: 'd' } } },
                ],
              },
            },
          ],
          defaultBackend: {
            service: { name: 'e', port: { number: 81 } },
            resource: { apiGroup: 'shop.example', kind: 'Bucket', name: 'f' },
          },
        },
      }),
    ),
  ).toEqual([
    'spec.defaultBackend.resource.name: shop.example/Bucket shop/f',
    'spec.defaultBackend.service.name: /Service shop/e, port 81 of spec.defaultBackend.service.port.number',
    'spec.ingressClassName: networking.k8s.io/IngressClass */nginx',
    'spec.rules[0].http.paths[0].backend.service.name: /Service shop/a, port http of spec.rules[0].http.paths[0].backend.service.port.name',
    'spec.rules[0].http.paths[1].backend.service.name: /Service shop/b, port 80 of spec.rules[0].http.paths[1].backend.service.port.number',
    'spec.rules[0].http.paths[2].backend.service.name: /Service shop/c',
    'spec.rules[0].http.paths[3].backend.resource.name: shop.example/Bucket shop/d',
    'spec.tls[0].secretName: /Secret shop/tls, keys tls.crt tls.key',
  ]);
});

it('classes name their parameters', () => {
  expect(
    namesOf(
      objectOf(
        'networking.k8s.io/v1 IngressClass',
        { spec: { parameters: { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name: 'alb' } } },
        {},
      ),
    ),
  ).toEqual(['spec.parameters.name: elbv2.k8s.aws/IngressClassParams */alb']);
  expect(
    namesOf(
      objectOf(
        'gateway.networking.k8s.io/v1 GatewayClass',
        {
          spec: {
            parametersRef: {
              group: 'gateway.k8s.aws',
              kind: 'LoadBalancerConfiguration',
              name: 'alb',
              namespace: 'gw',
            },
          },
        },
        {},
      ),
    ),
  ).toEqual(['spec.parametersRef.name: gateway.k8s.aws/LoadBalancerConfiguration gw/alb']);
});

it('a Gateway names its class, its parameters and its certificates', () => {
  expect(
    namesOf(
      objectOf('gateway.networking.k8s.io/v1 Gateway', {
        spec: {
          gatewayClassName: 'alb',
          infrastructure: {
            parametersRef: { group: 'gateway.k8s.aws', kind: 'LoadBalancerConfiguration', name: 'public' },
          },
          listeners: [
            {
              tls: {
                certificateRefs: [{ name: 'tls' }, { name: 'other', namespace: 'certificates' }],
                frontendValidation: { caCertificateRefs: [{ name: 'ca' }] },
              },
            },
          ],
        },
      }),
    ),
  ).toEqual([
    'spec.gatewayClassName: gateway.networking.k8s.io/GatewayClass */alb',
    'spec.infrastructure.parametersRef.name: gateway.k8s.aws/LoadBalancerConfiguration shop/public',
    'spec.listeners[0].tls.certificateRefs[0].name: /Secret shop/tls, keys tls.crt tls.key, granted',
    'spec.listeners[0].tls.certificateRefs[1].name: /Secret certificates/other, keys tls.crt tls.key, granted',
    'spec.listeners[0].tls.frontendValidation.caCertificateRefs[0].name: /ConfigMap shop/ca, granted',
  ]);
});

describe('a route', () => {
  it('names its parents', () => {
    expect(
      namesOf(
        objectOf('gateway.networking.k8s.io/v1 GRPCRoute', {
          spec: {
            parentRefs: [
              { name: 'public', namespace: 'gw' },
              { group: '', kind: 'Service', name: 'order' },
            ],
          },
        }),
      ),
    ).toEqual([
      'spec.parentRefs[0].name: gateway.networking.k8s.io/Gateway gw/public',
      'spec.parentRefs[1].name: /Service shop/order',
    ]);
  });

  it('names its backends, mirrors and filters', () => {
    expect(
      namesOf(
        objectOf('gateway.networking.k8s.io/v1 HTTPRoute', {
          spec: {
            rules: [
              {
                filters: [
                  { requestMirror: { backendRef: { name: 'shadow', port: 80 } } },
                  { extensionRef: { group: 'shop.example', kind: 'Limit', name: 'slow' } },
                ],
                backendRefs: [
                  {
                    name: 'order',
                    namespace: 'orders',
                    port: 8080,
                    filters: [
                      { requestMirror: { backendRef: { name: 'copy' } } },
                      { extensionRef: { group: 'shop.example', kind: 'Limit', name: 'fast' } },
                    ],
                  },
                  { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'far' },
                ],
              },
            ],
          },
        }),
      ),
    ).toEqual([
      'spec.rules[0].backendRefs[0].filters[0].requestMirror.backendRef.name: /Service shop/copy, granted',
      'spec.rules[0].backendRefs[0].filters[1].extensionRef.name: shop.example/Limit shop/fast',
      'spec.rules[0].backendRefs[0].name: /Service orders/order, port 8080 of spec.rules[0].backendRefs[0].port, granted',
      'spec.rules[0].backendRefs[1].name: multicluster.x-k8s.io/ServiceImport shop/far, granted',
      'spec.rules[0].filters[0].requestMirror.backendRef.name: /Service shop/shadow, port 80 of spec.rules[0].filters[0].requestMirror.backendRef.port, granted',
      'spec.rules[0].filters[1].extensionRef.name: shop.example/Limit shop/slow',
    ]);
  });

  it.each(['TLSRoute', 'TCPRoute', 'UDPRoute'])('of kind %s does, too', (kind) => {
    const route = objectOf(`gateway.networking.k8s.io/v1alpha2 ${kind}`, {
      spec: { rules: [{ backendRefs: [{ name: 'order', port: 5432 }] }] },
    });
    expect(namesOf(route)).toEqual([
      'spec.rules[0].backendRefs[0].name: /Service shop/order, port 5432 of spec.rules[0].backendRefs[0].port, granted',
    ]);
  });
});

describe('a policy names what it is for', () => {
  it.each(['alb.networking.azure.io/v1', 'gateway.envoyproxy.io/v1alpha1', 'networking.gke.io/v1'])(
    'of %s',
    (apiVersion) => {
      const policy = objectOf(`${apiVersion} AnyPolicy`, {
        spec: {
          targetRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' },
          targetRefs: [{ group: '', kind: 'Service', name: 'order' }],
        },
      });
      expect(namesOf(policy)).toEqual([
        'spec.targetRef.name: gateway.networking.k8s.io/Gateway shop/public',
        'spec.targetRefs[0].name: /Service shop/order',
      ]);
    },
  );

  it('of a load balancer of AWS', () => {
    expect(
      namesOf(
        objectOf('gateway.k8s.aws/v1 TargetGroupConfiguration', { spec: { targetReference: { name: 'order' } } }),
      ),
    ).toEqual(['spec.targetReference.name: /Service shop/order']);
  });

  it('with certificates that are to be trusted', () => {
    expect(
      namesOf(
        objectOf('gateway.networking.k8s.io/v1 BackendTLSPolicy', {
          spec: {
            targetRefs: [{ group: '', kind: 'Service', name: 'order' }],
            validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] },
          },
        }),
      ),
    ).toEqual([
      'spec.targetRefs[0].name: /Service shop/order',
      'spec.validation.caCertificateRefs[0].name: /ConfigMap shop/ca, keys ca.crt',
    ]);
  });
});
