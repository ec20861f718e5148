import { Refusal, toText } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { containerEnvironment, refuseUnknownKeys } from './argocd-settings.ts';

const from = (name: string, configMap: string, key: string) => {
  return { name, valueFrom: { configMapKeyRef: { name: configMap, key, optional: true } } };
};

const workload = (kind: string, name: string, env: readonly unknown[], volumes: readonly unknown[] = []): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: { template: { spec: { containers: [{ name, env }], volumes } } },
});

const install = [
  workload(
    'StatefulSet',
    'argocd-application-controller',
    [
      { name: 'ARGOCD_CONTROLLER_REPLICAS', value: '1' },
      from('ARGOCD_RECONCILIATION_TIMEOUT', 'argocd-cm', 'timeout.reconciliation'),
      from('ARGOCD_APPLICATION_CONTROLLER_SYNC_TIMEOUT', 'argocd-cmd-params-cm', 'controller.sync.timeout.seconds'),
      from('ARGOCD_APPLICATION_CONTROLLER_SERVER_SIDE_DIFF', 'argocd-cmd-params-cm', 'controller.diff.server.side'),
    ],
    [
      {
        name: 'params',
        configMap: { name: 'argocd-cmd-params-cm', items: [{ key: 'controller.profile.enabled', path: 'p' }] },
      },
    ],
  ),
  workload('Deployment', 'argocd-server', [from('ARGOCD_SERVER_INSECURE', 'argocd-cmd-params-cm', 'server.insecure')]),
];

const settings = (params: Record<string, string>) => new Map([['argocd-cmd-params-cm', params]]);

describe('containerEnvironment', () => {
  it('sets what the ConfigMaps set, under the names of upstream', () => {
    const both = new Map<string, Record<string, string>>([
      ['argocd-cmd-params-cm', { 'controller.sync.timeout.seconds': '900', 'server.insecure': 'true' }],
      ['argocd-cm', { 'timeout.reconciliation': '180s', url: 'https://argocd.example' }],
    ]);
    expect(containerEnvironment(install, 'argocd-application-controller', both)).toEqual({
      ARGOCD_APPLICATION_CONTROLLER_SYNC_TIMEOUT: '900',
      ARGOCD_RECONCILIATION_TIMEOUT: '180s',
    });
  });

  it('sets nothing for a bootstrap without settings', () => {
    expect(containerEnvironment(install, 'argocd-application-controller', new Map())).toEqual({});
  });

  it('knows no other container', () => {
    const start = () => containerEnvironment(install, 'argocd-repo-server', new Map());
    expect(start).toThrow("upstream's installation has no container argocd-repo-server");
  });
});

describe('refuseUnknownKeys', () => {
  const check = (params: Record<string, string>) =>
    refuseUnknownKeys(install, settings(params), 'bootstrap/argocd/params.yaml');

  it('accepts a key of any container, and one that is mounted as a file', () => {
    const params = {
      'controller.diff.server.side': 'true',
      'server.insecure': 'true',
      'controller.profile.enabled': 'true',
    };
    expect(() => check(params)).not.toThrow();
  });

  it('refuses a key that nobody reads, and names the one that was meant', () => {
    const refusal = caught(() => check({ 'controller.sync.timeout.second': '900' }));
    expect(refusal.exitCode).toBe(2);
    expect(toText(refusal.findings)).toBe(
      [
        'error bootstrap/argocd/params.yaml argocd-setting-exists',
        '  argocd-cmd-params-cm, data["controller.sync.timeout.second"]',
        '  found    "controller.sync.timeout.second", which no container of Argo CD reads',
        "  allowed  one of the 4 keys of upstream's installation",
        '  fix      did you mean "controller.sync.timeout.seconds"?',
        '',
      ].join('\n'),
    );
  });

  it('refuses a key that only argocd-cm may hold', () => {
    expect(caught(() => check({ 'timeout.reconciliation': '10s' })).findings[0]?.found).toContain(
      '"timeout.reconciliation"',
    );
  });
});

function caught(action: () => void): Refusal {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
