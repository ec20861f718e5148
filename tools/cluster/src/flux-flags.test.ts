import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { controllerFlags } from './flux-flags.ts';

const deployment = (containers: readonly unknown[]): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'kustomize-controller', namespace: 'flux-system' },
  spec: { template: { spec: { containers } } },
});

const manager = (...args: string[]) => deployment([{ name: 'sidecar' }, { name: 'manager', args }]);

describe('controllerFlags', () => {
  it('keeps the lockdown and drops what only makes sense in a pod', () => {
    const flags = controllerFlags(
      manager(
        '--events-addr=http://notification-controller.flux-system.svc.cluster.local./',
        '--watch-all-namespaces',
        '--enable-leader-election',
        '--no-cross-namespace-refs=true',
        '--no-remote-bases=true',
        '--default-service-account=nobody',
        '--storage-path=/data',
        '--storage-adv-addr=source-controller.$(RUNTIME_NAMESPACE).svc.cluster.local.',
      ),
    );
    expect(flags).toEqual([
      '--watch-all-namespaces',
      '--no-cross-namespace-refs=true',
      '--no-remote-bases=true',
      '--default-service-account=nobody',
    ]);
  });

  it('does not take a flag for another one that begins alike', () => {
    expect(controllerFlags(manager('--storage-path-prefix=x', '--metrics-addr=:8080'))).toEqual([
      '--storage-path-prefix=x',
    ]);
  });

  it('refuses a flag in two words', () => {
    const refused = () => controllerFlags(manager('--default-service-account', 'nobody'));
    expect(refused).toThrow('Deployment kustomize-controller, container manager, args: "nobody"');
  });

  it('wants the container of upstream', () => {
    const refused = () => controllerFlags(deployment([{ name: 'controller', args: [] }]));
    expect(refused).toThrow('Deployment kustomize-controller has no container "manager" with args');
  });
});
