import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { applyServerSide, assertAccepted } from './apply.ts';
import { containerEnvironment, processSettings, refuseUnknownKeys, type Settings } from './argocd-settings.ts';
import { fileOf, type Bootstrap } from './bootstrap.ts';
import type { ControlPlane } from './control-plane.ts';
import { listening } from './ports.ts';
import { outputs } from './programs.ts';
import { refuse } from './refuse.ts';
import { writeAccountKubeconfig } from './service-account.ts';
import type { Stack } from './stack.ts';

const namespace = 'argocd';

/** How often Argo CD looks for commits by itself; tests ask for a refresh, as a webhook would. */
const resyncSeconds = 10;

/** The longest path of a Unix socket on Linux. */
const longestSocketPath = 107;

/**
 * Installs Argo CD as upstream's manifests do, applies the bootstrap, and starts Redis, the repo server and the
 * application controller with the settings that the bootstrap gives them.
 */
export async function startArgoCD(stack: Stack, plane: ControlPlane, bootstrap?: Bootstrap): Promise<void> {
  const install = JSON.parse(readFileSync(join(stack.programs, outputs.argocd), 'utf8')) as Manifest[];
  const settings = settingsOf(install, bootstrap);
  const { api } = plane;
  const installed = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...install.filter(isNeeded),
  ];
  assertAccepted(await applyServerSide(api, installed, { namespace }));
  assertAccepted(await applyServerSide(api, madeByTheServer));
  assertAccepted(await applyServerSide(api, bootstrap?.manifests ?? []));

  const [redis, repo, repoMetrics] = [await stack.freePort(), await stack.freePort(), await stack.freePort()];
  const metrics = await stack.freePort();
  const shared = {
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_TLS_DATA_PATH: stack.path('argocd/tls/'),
    ARGOCD_SSH_DATA_PATH: stack.path('argocd/ssh/'),
    ARGOCD_PLUGINSOCKFILEPATH: stack.path('argocd/plugins/'),
    ARGOCD_ASK_PASS_SOCK: socket(stack, 'argocd/ask-pass.sock'),
    ARGOCD_EXEC_TIMEOUT: '90s',
    ARGOCD_RECONCILIATION_TIMEOUT: `${resyncSeconds}s`,
    KUBECACHEDIR: stack.path('argocd/kubecache/'),
  };
  const environment = (container: string) => ({ ...containerEnvironment(install, container, settings), ...shared });

  const redisArgs = ['--port', `${redis}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  await stack.start('redis', 'redis-server', redisArgs, { ready: () => listening(redis) });

  const repoArgs = ['--address=127.0.0.1', `--port=${repo}`, '--metrics-address=127.0.0.1'];
  // Without TLS it refuses a path to client certificates, and one is set by default.
  repoArgs.push(`--metrics-port=${repoMetrics}`, '--disable-tls', '--client-ca-path=', `--redis=127.0.0.1:${redis}`);
  const repoEnv = { ...environment('argocd-repo-server'), ARGOCD_BINARY_NAME: 'argocd-repo-server' };
  await stack.start('argocd-repo-server', 'argocd', repoArgs, { env: repoEnv, ready: () => listening(repo) });

  const name = 'argocd-application-controller';
  const kubeconfig = await writeAccountKubeconfig(stack, plane, { namespace, name });
  const args = [`--kubeconfig=${kubeconfig}`, `--namespace=${namespace}`, `--metrics-port=${metrics}`];
  args.push(`--repo-server=127.0.0.1:${repo}`, '--repo-server-plaintext', `--redis=127.0.0.1:${redis}`);
  // Health of single resources is only told when asked for; failing tests print it.
  args.push(`--app-resync=${resyncSeconds}`, '--app-resync-jitter=0', '--persist-resource-health');
  // KUBECONFIG is what ARGOCD_FAKE_IN_CLUSTER takes for https://kubernetes.default.svc.
  // GOGC as for the API server: it reads that one's whole description again after each change of a CRD.
  const env = { ...environment(name), ARGOCD_BINARY_NAME: name, KUBECONFIG: kubeconfig, GOGC: '400' };
  await stack.start(name, 'argocd', args, { env, ready: () => listening(metrics) });
  stack.runs('argocd');
}

/** All but the CRD of ApplicationSet: its controller does not run here, and the API server needs 5 s to take it in. */
function isNeeded({ kind, metadata }: Manifest): boolean {
  return kind !== 'CustomResourceDefinition' || metadata.name !== 'applicationsets.argoproj.io';
}

/** What Argo CD's API server, which does not run here, makes when it starts on a fresh installation. */
const madeByTheServer: readonly Manifest[] = [
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'argocd-secret', namespace, labels: { 'app.kubernetes.io/part-of': 'argocd' } },
    stringData: { 'server.secretkey': 'for-tests-on-loopback-only' },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  },
];

function settingsOf(install: readonly Manifest[], bootstrap: Bootstrap | undefined): Settings {
  const maps = bootstrap?.manifests.filter(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.namespace === namespace,
  );
  const settings = new Map(maps?.map(({ metadata, data }) => [metadata.name, (data ?? {}) as Record<string, string>]));
  const map = maps?.find(({ metadata }) => metadata.name === processSettings);
  if (bootstrap && map) refuseUnknownKeys(install, settings, fileOf(bootstrap, map));
  return settings;
}

function socket(stack: Stack, relative: string): string {
  const path = stack.path(relative);
  if (path.length <= longestSocketPath) return path;
  throw refuse(2, {
    id: 'run-folder-short',
    subject: stack.runDir,
    found: `a socket path of ${path.length} characters: ${path}`,
    allowed: `${longestSocketPath} characters`,
    fix: 'give a shorter run folder',
  });
}
