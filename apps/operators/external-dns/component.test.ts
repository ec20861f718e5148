import { testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import externalDns from './component.ts';

const steering = {
  provider: 'aws',
  domain: 'steering.delivery.example',
  roleArn: 'arn:aws:iam::111122223333:role/steering-zone',
};
const { environment } = testCluster();
const withTraffic: Partial<Cluster> = {
  traffic: { healthCheck: '11111111-2222-3333-4444-555555555555', weight: 50 },
  environment: { ...environment, steering },
};
const render = (changes: Partial<Cluster> = {}) =>
  testRender(externalDns, { folder: 'apps/operators/external-dns', cluster: testCluster(changes) });
const values = (release: string, changes?: Partial<Cluster>) =>
  (
    render(changes).get('Application', `${release}-chart`)['spec'] as {
      source: { helm: { valuesObject: Record<string, unknown> } };
    }
  ).source.helm.valuesObject;
const charts = (changes: Partial<Cluster>) =>
  render(changes)
    .manifests.map(({ metadata }) => metadata.name)
    .filter((name) => name.endsWith('-chart'));

it('writes the names of the routes and load balancers of its own zone, and removes them', () => {
  expect(values('external-dns')).toMatchObject({
    provider: { name: 'aws' },
    sources: ['gateway-httproute', 'service'],
    domainFilters: ['aws-test.delivery.example'],
    policy: 'sync',
    txtOwnerId: 'aws-test',
  });
});

it('asks the DNS provider of the cloud', () => {
  expect(values('external-dns', { cloud: 'gcp', account: 'delivery-prod' })).toMatchObject({
    provider: { name: 'google' },
    extraArgs: { 'google-project': 'delivery-prod' },
    serviceAccount: {
      annotations: {
        'iam.gke.io/gcp-service-account': 'external-dns-external-dns@delivery-prod.iam.gserviceaccount.com',
      },
    },
  });
});

it('writes global names only with a share of them', () => {
  expect(charts({})).toEqual(['external-dns-chart']);
  expect(charts(withTraffic)).toEqual([
    'external-dns-chart',
    'external-dns-steering-chart',
    'external-dns-global-chart',
  ]);
  expect(render({}).manifests.map(({ kind }) => kind)).not.toContain('ExternalSecret');
});

it.each(['aws', 'gcp'])(
  'becomes the role of the steering zone with a token of its own issuer, from %s too',
  (cloud) => {
    const { env, extraVolumes, ...rest } = values('external-dns-steering', { ...withTraffic, cloud }) as {
      env: unknown;
      extraVolumes: unknown;
    };
    expect(rest).toMatchObject({
      provider: { name: 'aws' },
      sources: ['crd'],
      namespaced: true,
      labelFilter: 'delivery.example/dns=steering',
      domainFilters: ['steering.delivery.example'],
      policy: 'sync',
      txtOwnerId: 'aws-test',
    });
    expect(env).toContainEqual({ name: 'AWS_ROLE_ARN', value: steering.roleArn });
    expect(extraVolumes).toMatchObject([
      { projected: { sources: [{ serviceAccountToken: { audience: 'sts.amazonaws.com' } }] } },
    ]);
  },
);

it('never removes a global name, and reads its token from a file (W57)', () => {
  expect(values('external-dns-global', withTraffic)).toMatchObject({
    provider: { name: 'cloudflare' },
    labelFilter: 'delivery.example/dns=global',
    domainFilters: ['delivery.example'],
    policy: 'upsert-only',
    txtOwnerId: 'delivery.example',
    env: [{ name: 'CF_API_TOKEN', value: 'file:/etc/secrets/cloudflare/token' }],
  });
  expect(render(withTraffic).get('ExternalSecret', 'cloudflare-api-token').metadata.namespace).toBe('external-dns');
});

it('is left out where no provider serves the zone', () => {
  expect(externalDns.clusters(testCluster({ cloud: 'local' }))).toBe(false);
});
