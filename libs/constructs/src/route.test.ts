import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { describe, expect, it } from 'vitest';
import { everything, names, render, selector, specOf } from './testing.ts';

const { route } = everything;
const httpRoute = (cluster?: Cluster) =>
  specOf<IHTTPRoute>(render({ ...(route && { route }) }, { ...(cluster && { cluster }) }), 'HTTPRoute');

describe('a route', () => {
  it('leads from the public Gateway to the Service, by prefix, without timeouts that some Gateways refuse', () => {
    expect(httpRoute()).toEqual({
      parentRefs: [{ name: 'public', namespace: 'gateway' }],
      hostnames: ['orders.aws-test.delivery.example'],
      rules: [
        {
          matches: [
            { path: { type: 'PathPrefix', value: '/orders' } },
            { path: { type: 'PathPrefix', value: '/carts' } },
          ],
          backendRefs: [{ name: 'order', port: 80 }],
        },
      ],
    });
  });

  it.each(['joining', 'serving', 'draining'] as const)(
    'answers the global name too on a cluster with a share of it, also while it is %s',
    (state) => {
      const traffic = { healthCheck: '00000000-0000-0000-0000-000000000000', weight: 10 };
      expect(httpRoute(testCluster({ traffic, state })).hostnames).toEqual([
        'orders.aws-test.delivery.example',
        'orders.delivery.example',
      ]);
    },
  );

  it('brings what the class of the Gateway wants for a backend', () => {
    expect(specOf(render({ ...(route && { route }) }), 'BackendPolicy')).toEqual({
      selector: selector(),
      port: 8080,
      healthPath: '/readyz',
      requestsPerMinute: 600,
    });
    const unlimited = render({ route: { host: 'orders', paths: ['/'] } });
    expect(specOf(unlimited, 'BackendPolicy')).not.toHaveProperty('requestsPerMinute');
  });

  it('is not there on a cluster without a Gateway, nor are its callers', () => {
    const rendering = render(
      { ...(route && { route }), calledBy: [], ports: { http: 8080 } },
      { overlay: { gateway: () => undefined } },
    );
    expect(names(rendering).filter((name) => /HTTPRoute|BackendPolicy/.test(name))).toEqual([]);
    expect(specOf(rendering, 'NetworkPolicy')).toMatchObject({ ingress: [] });
  });

  it('is refused for a service that switches all pods at once', () => {
    expect(() => render({ ...everything, rollout: 'blueGreen' })).toThrow(
      'route: order rolls out blueGreen; allowed behind a Gateway are rolling and canary',
    );
  });

  it('needs a port http', () => {
    expect(() => render({ ...(route && { route }), ports: { grpc: 9000 } })).toThrow(
      'route: order has no port http; declare one, or leave the route out',
    );
  });
});
