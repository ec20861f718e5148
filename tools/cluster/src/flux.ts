import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { applyServerSide, assertAccepted } from './apply.ts';
import { resourcePath } from './served-kinds.ts';
import type { Bootstrap } from './bootstrap.ts';
import type { ControlPlane } from './control-plane.ts';
import { controllerFlags } from './flux-flags.ts';
import { helmControllerObjects } from './helm-controller.ts';
import { listening } from './ports.ts';
import { outputs } from './programs.ts';
import { writeAccountKubeconfig } from './service-account.ts';
import type { Stack } from './stack.ts';

const namespace = 'flux-system';

/** Upstream waits half a minute between two tries, a test cannot. */
const impatient = ['--min-retry-delay=500ms', '--max-retry-delay=5s'];

/**
 * Installs Flux as `flux install` does, applies the bootstrap, and starts the controllers with the flags that their
 * Deployments then have. Each is its own ServiceAccount: impersonation and RBAC are the API server's.
 */
export async function startFlux(stack: Stack, plane: ControlPlane, bootstrap?: Bootstrap): Promise<void> {
  const { api } = plane;
  const install = JSON.parse(readFileSync(join(stack.programs, outputs.flux), 'utf8')) as Manifest[];
  // Its own field manager, as the command line has: the bootstrap patches single fields of the same Deployments.
  const installed = [...install, ...helmControllerObjects(install)];
  assertAccepted(await applyServerSide(api, installed, { fieldManager: 'flux' }));
  assertAccepted(await applyServerSide(api, bootstrap?.manifests ?? []));

  const storage = await stack.freePort();
  const source = [`--storage-path=${stack.path('flux/artifacts/')}`, `--storage-addr=127.0.0.1:${storage}`];
  source.push(`--storage-adv-addr=127.0.0.1:${storage}`);
  await Promise.all([
    startController(stack, plane, 'source-controller', source),
    startController(stack, plane, 'kustomize-controller', ['--requeue-dependency=2s']),
  ]);
  stack.runs('flux');
}

async function startController(stack: Stack, plane: ControlPlane, name: string, own: readonly string[]): Promise<void> {
  const deployment = await plane.api.get<Manifest>(`${resourcePath('apps/v1', 'deployments', namespace)}/${name}`);
  if (deployment === undefined) throw new Error(`there is no Deployment ${namespace}/${name}`);
  const [metrics, health] = [await stack.freePort(), await stack.freePort()];
  const addresses = [`--metrics-addr=127.0.0.1:${metrics}`, `--health-addr=127.0.0.1:${health}`];
  const args = [...controllerFlags(deployment), ...addresses, ...impatient, ...own];
  const kubeconfig = await writeAccountKubeconfig(stack, plane, { namespace, name });
  const env = { KUBECONFIG: kubeconfig, RUNTIME_NAMESPACE: namespace, TUF_ROOT: stack.path('flux/tuf/') };
  await stack.start(name, name, args, { env, ready: () => listening(health) });
}
