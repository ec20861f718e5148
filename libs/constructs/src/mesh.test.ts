import { testApp } from '@delivery/catalog/testing';
import { testCluster } from '@delivery/fleet/testing';
import { engines } from '@delivery/gitops';
import { groupOf } from '@delivery/manifest';
import type { GatewayAnswer } from '@delivery/overlay-contract';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IPeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { everything, names, podTemplates, render, selector, specOf, type Setting } from './testing.ts';
import { testOverlay } from './testing-overlay.ts';

const group = 'security.istio.io';
const cluster = testCluster({ mesh: 'istio' });
const meshed = (props?: Partial<ServiceProps>, overlay?: Setting['overlay']) =>
  render(props, { cluster, ...(overlay && { overlay }) });
const meshNames = (...args: Parameters<typeof meshed>) => {
  const rendering = meshed(...args);
  return names({ ...rendering, manifests: rendering.manifests.filter((object) => groupOf(object) === group) });
};
const authorization = (...args: Parameters<typeof meshed>) =>
  specOf<IAuthorizationPolicy>(meshed(...args), 'AuthorizationPolicy');

const route = { host: 'orders', paths: ['/orders'] };
const from = (...services: readonly string[]) => [
  { source: { principals: services.map((name) => `cluster.local/ns/${name}/sa/${name}`) } },
];
const to = (...ports: readonly string[]) => [{ operation: { ports } }];

/** Prometheus, which has no certificate. */
const scraped = { from: [{ source: { notPrincipals: ['*'] } }], to: to('9090') };

/** The answer of a cloud whose load balancers have other sources. */
const reachedFrom = (sources: GatewayAnswer['sources']): Setting['overlay'] => ({
  gateway: (on) => {
    const answer = testOverlay.gateway(on);
    return answer && { ...answer, sources };
  },
});

describe('in the mesh', () => {
  it('is nobody on a cluster without one', () => {
    const { manifests } = render(everything);
    expect(manifests.filter((object) => groupOf(object) === group)).toEqual([]);
  });

  it('connections are encrypted, and nobody calls (I01, I02)', () => {
    const unasked = { calledBy: [], ports: { http: 8080 } };
    expect(meshNames(unasked)).toEqual(['AuthorizationPolicy default-deny', 'PeerAuthentication default']);
    const rendering = meshed(unasked);
    expect(specOf<IPeerAuthentication>(rendering, 'PeerAuthentication', 'default')).toEqual({
      mtls: { mode: 'STRICT' },
    });
    // neither has a selector: they hold for workers and tasks too
    expect(specOf<IAuthorizationPolicy>(rendering, 'AuthorizationPolicy', 'default-deny')).toEqual({ action: 'ALLOW' });
  });

  it('declared callers reach the service, by their own account and on its ports', () => {
    expect(authorization({ calledBy: ['api-gateway', 'user'] })).toEqual({
      selector: { matchLabels: selector() },
      action: 'ALLOW',
      rules: [{ from: from('api-gateway', 'user'), to: to('8080') }, scraped],
    });
  });

  it('Prometheus asks from outside, on the port of metrics alone', () => {
    const plain = { mtls: { mode: 'STRICT' }, portLevelMtls: { 9090: { mode: 'PERMISSIVE' } } };
    const rendering = meshed(everything, { gateway: () => undefined });
    for (const name of ['order', 'order-events']) {
      expect(specOf<IPeerAuthentication>(rendering, 'PeerAuthentication', name)).toEqual({
        selector: { matchLabels: selector(name) },
        ...plain,
      });
      expect(specOf<IAuthorizationPolicy>(rendering, 'AuthorizationPolicy', name).rules).toContainEqual(scraped);
    }
    expect(names(rendering)).not.toContain('AuthorizationPolicy order-archive');
  });

  it('nobody else does: not whom it calls, nor a worker of its own', () => {
    const principals = JSON.stringify(authorization(everything));
    expect(principals).toContain('/sa/api-gateway"');
    for (const other of ['payment', 'order', 'order-events']) expect(principals).not.toContain(`/sa/${other}"`);
  });

  it('callers reach every port but that of metrics, by the number of the container', () => {
    const { rules } = authorization({ ports: { grpc: 9000, http: 8080, metrics: 9090 } });
    expect(rules?.map((rule) => rule.to)).toEqual([to('8080', '9000'), to('9090')]);
  });

  it('callers have the account that the policy names', () => {
    const accounts = [...podTemplates(meshed(everything))].map(([pod, { spec }]) => [pod, spec?.serviceAccountName]);
    expect(accounts).toContainEqual(['Rollout order', 'order']);
    expect(accounts.filter(([, account]) => account === 'order')).toHaveLength(1);
  });

  it('policies of one workload select none of its workers and tasks', () => {
    const selected = meshed(everything).manifests.flatMap(({ kind, metadata, spec }) => {
      const { selector: found } = (spec ?? {}) as { selector?: unknown };
      return ['AuthorizationPolicy', 'PeerAuthentication'].includes(kind) && found ? [[metadata.name, found]] : [];
    });
    expect(selected.sort()).toEqual([
      ['order', { matchLabels: selector() }],
      ['order', { matchLabels: selector() }],
      ['order-events', { matchLabels: selector('order-events') }],
      ['order-events', { matchLabels: selector('order-events') }],
    ]);
  });
});

describe('behind a Gateway', () => {
  it('the load balancers reach the port of the route, in plain, from their addresses alone', () => {
    expect(specOf<IPeerAuthentication>(meshed({ route }), 'PeerAuthentication')).toEqual({
      selector: { matchLabels: selector() },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { 8080: { mode: 'PERMISSIVE' }, 9090: { mode: 'PERMISSIVE' } },
    });
    expect(authorization({ route }).rules).toEqual([
      { from: from('api-gateway'), to: to('8080') },
      { from: [{ source: { ipBlocks: ['10.9.0.0/24'] } }], to: to('8080') },
      scraped,
    ]);
  });

  it('a service that only they call has a policy of its own', () => {
    expect(authorization({ route, calledBy: [] }).rules).toEqual([
      { from: [{ source: { ipBlocks: ['10.9.0.0/24'] } }], to: to('8080') },
      scraped,
    ]);
  });

  it('addresses that are not theirs stay out', () => {
    const sources = [
      { ipBlock: { cidr: '10.9.0.0/16', except: ['10.9.7.0/24'] } },
      { ipBlock: { cidr: '10.8.0.0/24' } },
    ];
    expect(authorization({ route, calledBy: [] }, reachedFrom(sources)).rules?.[0]?.from).toEqual([
      { source: { ipBlocks: ['10.9.0.0/16'], notIpBlocks: ['10.9.7.0/24'] } },
      { source: { ipBlocks: ['10.8.0.0/24'] } },
    ]);
  });

  it.each([
    ['no address names', []],
    ['are pods', [{ podSelector: { matchLabels: { app: 'gateway' } } }]],
  ])('those that %s come without a certificate: callers in the mesh still need a rule', (_which, sources) => {
    expect(authorization({ route }, reachedFrom(sources)).rules).toEqual([
      { from: from('api-gateway'), to: to('8080') },
      { from: [{ source: { notPrincipals: ['*'] } }], to: to('8080') },
      scraped,
    ]);
  });

  it('nothing is plain on a cluster that has none', () => {
    const without: Setting['overlay'] = { gateway: () => undefined };
    expect(meshNames({ route, calledBy: [], ports: { http: 8080 } }, without)).toEqual([
      'AuthorizationPolicy default-deny',
      'PeerAuthentication default',
    ]);
  });
});

describe('its owner may have every object of the mesh', () => {
  const repository = { url: 'https://git.example/platform.git', charts: {} };
  const kinds = new Set(meshed({ route }).manifests.flatMap((one) => (groupOf(one) === group ? [one.kind] : [])));
  const tenancy = (engine: 'argocd' | 'flux', kind: string) =>
    engines[engine].tenancy({ cluster, repository, apps: [testApp('order')] }).find((object) => object.kind === kind);

  it('in the AppProject', () => {
    const { namespaceResourceWhitelist } = tenancy('argocd', 'AppProject')?.['spec'] as {
      namespaceResourceWhitelist: unknown;
    };
    expect(kinds.size).toBe(2);
    for (const kind of kinds) expect(namespaceResourceWhitelist).toContainEqual({ group, kind });
  });

  it('in the Role', () => {
    expect(tenancy('flux', 'Role')?.['rules']).toContainEqual({
      apiGroups: [group],
      resources: ['authorizationpolicies', 'peerauthentications'],
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    });
  });
});
