import { admissionPolicies } from '@delivery/admission';
import { assertAccepted, startCluster, type ClusterHandle, type Verdict } from '@delivery/cluster';
import type { Manifest } from '@delivery/manifest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { boundAs, canary, type Action } from './admission-bindings.ts';

/** A cluster for the tests of a file, with the namespaces of both engines as their installations leave them. */
export function admissionCluster(): () => ClusterHandle {
  let handle: ClusterHandle | undefined;
  const runDir = mkdtempSync(join(tmpdir(), 'delivery-admission-'));
  beforeAll(async () => {
    handle = await startCluster({ runDir, log: console.log });
    await handle.startFlux();
    await handle.kubectl(['create', 'namespace', 'argocd']);
  });
  afterAll(async () => {
    await handle?.stop();
    rmSync(runDir, { recursive: true, force: true });
  });
  return () => {
    if (handle === undefined) throw new Error('the cluster is not there yet');
    return handle;
  };
}

let round = 0;

/**
 * Puts policies in force in place of those before, and waits until the API server judges by them: it looks once a second.
 *
 * @param actions - of each binding, once each. @default - its own
 */
export async function enforce(
  handle: ClusterHandle,
  policies: readonly Manifest[],
  actions?: readonly (readonly Action[])[],
): Promise<void> {
  const name = `round-${++round}`;
  await handle.kubectl(['delete', 'validatingadmissionpolicybindings', '--all']);
  assertAccepted(await handle.applyServerSide(actions ? boundAs(policies, actions) : policies));
  const { policy, binding, probe } = canary(name);
  assertAccepted(await handle.applyServerSide([policy]));
  assertAccepted(await handle.applyServerSide([binding]));
  await handle.waitFor(
    async () => {
      const [verdict] = await handle.applyServerSide([probe], { dryRun: true });
      return verdict?.message?.includes(name) === true || 'the canary is not refused yet';
    },
    { message: `the policies of ${name} are in force`, interval: 100 },
  );
}

export const byPolicy = ({ message = '' }: Verdict): boolean => message.includes('ValidatingAdmissionPolicy');

/** What is known of the cluster of the examples. */
export const place = { kubernetesVersion: '1.36', registries: ['registry.example/delivery/'], cluster: 'example' };
export type Place = typeof place;

export function policiesOf(
  { cluster, kubernetesVersion, registries }: Place,
  availability: 'development' | 'production' = 'development',
): readonly Manifest[] {
  return admissionPolicies({
    cluster,
    registries,
    kubernetes: kubernetesVersion,
    environment: { availability },
    engine: 'argocd',
    services: ['shop', 'kitchen'],
    workloadMakers: [],
  });
}
