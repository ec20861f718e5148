import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import vault from './component.ts';

const unseal = {
  key: 'arn:aws:kms:eu-central-1:223344556677:key/6f1c2b9a-3d47-4e58-9a0b-1c2d3e4f5a6b',
  roleArn: 'arn:aws:iam::223344556677:role/vault-unseal-site',
};
const site = testCluster({ cloud: 'edge', role: 'edge', availability: 'edge', engine: 'flux', cni: 'cilium', unseal });
const render = (cluster = site) => testRender(vault, { folder: 'apps/operators/vault', cluster });
const server = (render().get('HelmRelease', 'vault')['spec'] as { values: { server: Server } }).values.server;

interface Server {
  readonly ha: { readonly replicas: number; readonly raft: { readonly config: string } };
  readonly [key: string]: unknown;
}

interface Config {
  readonly listener: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly storage: { readonly raft: { readonly retry_join: readonly { readonly leader_api_addr: string }[] } };
  readonly seal: unknown;
}

const config = JSON.parse(server.ha.raft.config) as Config;

describe('the server', () => {
  it('has no listener that speaks without TLS', () => {
    expect(Object.keys(config.listener)).toEqual(['tcp']);
    for (const listener of Object.values(config.listener)) {
      expect(listener).not.toHaveProperty('tls_disable');
      expect(listener).toMatchObject({
        tls_cert_file: '/vault/userconfig/vault-tls/tls.crt',
        tls_key_file: '/vault/userconfig/vault-tls/tls.key',
        tls_min_version: 'tls13',
      });
    }
    expect(render().get('HelmRelease', 'vault')['spec']).toMatchObject({ values: { global: { tlsDisable: false } } });
    expect(server.ha.raft.config).not.toContain('http:');
  });

  it('keeps what it knows three times, and its volumes when it goes', () => {
    expect(server.ha.replicas).toBe(3);
    expect(config.storage.raft.retry_join.map(({ leader_api_addr }) => leader_api_addr)).toEqual(
      [0, 1, 2].map((i) => `https://vault-${i}.vault-internal:8200`),
    );
    expect(server).toMatchObject({
      dataStorage: { enabled: true, storageClass: 'delivery-default' },
      auditStorage: { enabled: true, mountPath: '/vault/audit' },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    });
  });

  it('is opened by a key of the cloud, with a token of its own and no secret', () => {
    expect(config.seal).toEqual({ awskms: { region: 'eu-central-1', kms_key_id: unseal.key } });
    expect(server['extraEnvironmentVars']).toMatchObject({ AWS_ROLE_ARN: unseal.roleArn, AWS_REGION: 'eu-central-1' });
    expect(JSON.stringify(server)).not.toMatch(/access_key|secret_key|AWS_SECRET/);
  });

  it('passes the restricted standard', () => {
    expect(server['statefulSet']).toMatchObject({
      securityContext: {
        pod: { runAsNonRoot: true },
        container: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      },
    });
  });
});

it('shows a certificate for every name by which it is known', () => {
  expect(render().get('Certificate', 'vault')['spec']).toMatchObject({
    secretName: 'vault-tls',
    issuerRef: { kind: 'Issuer', name: 'site' },
    dnsNames: ['vault-active.vault.svc', 'localhost', ...[0, 1, 2].map((i) => `vault-${i}.vault-internal`)],
  });
});

it('answers stores and its own kind, and reaches beside them the key that opens it, by name', () => {
  const policy = render().get('NetworkPolicy', 'vault')['spec'] as { ingress: { from: object[]; ports: object[] }[] };
  expect(policy.ingress.map(({ ports }) => ports.length)).toEqual([2, 1]);
  expect(JSON.stringify(policy)).not.toContain('0.0.0.0/0');
  expect(JSON.stringify(render().get('CiliumNetworkPolicy', 'unseal')['spec'])).toContain(
    '"toFQDNs":[{"matchName":"kms.eu-central-1.amazonaws.com"},{"matchName":"sts.eu-central-1.amazonaws.com"}]',
  );
});

it('reaches the key by address where policies know no names', () => {
  const rendering = render({ ...site, cni: 'calico' });
  expect(rendering.manifests.map(({ kind }) => kind)).not.toContain('CiliumNetworkPolicy');
  expect(JSON.stringify(rendering.get('NetworkPolicy', 'vault')['spec'])).toContain('0.0.0.0/0');
});

it('is at sites alone, once it is known what opens it', () => {
  const { unseal: _none, ...joining } = site;
  expect([site, joining, testCluster()].map((cluster) => vault.clusters(cluster))).toEqual([true, false, false]);
});
