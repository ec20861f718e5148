import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyServerSide, assertAccepted } from './apply.ts';
import { connectApi, type Api } from './api.ts';
import { toolFolder } from './folders.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { nodeManifest, type FakeNode } from './nodes.ts';
import { listening } from './ports.ts';
import { outputs } from './programs.ts';
import type { Stack } from './stack.ts';
import { readStages } from './stages.ts';
import { waitFor } from './wait.ts';

export interface ControlPlane {
  /** As system:masters. */
  readonly api: Api;
  /** File, as system:masters. */
  readonly kubeconfig: string;
  /** File with the certificate authority. */
  readonly authorityFile: string;
}

/** Users of the control plane by their group; the engines use tokens of their ServiceAccounts instead. */
const users = {
  admin: 'system:masters',
  kwok: 'system:masters',
  'system:kube-controller-manager': '',
  'system:kube-scheduler': '',
} as const;

/** Starts etcd, the API server, the controller manager, the scheduler and KWOK, and waits until the nodes are Ready. */
export async function startControlPlane(stack: Stack, nodes: readonly FakeNode[]): Promise<ControlPlane> {
  const etcd = `http://127.0.0.1:${await stack.freePort()}`;
  const [, plane] = await Promise.all([startEtcd(stack, etcd), startApiServer(stack, etcd)]);
  await Promise.all([startControllers(stack, plane), startKwok(stack, plane)]);
  assertAccepted(await applyServerSide(plane.api, nodes.map(nodeManifest)));
  await waitFor(() => nodesReady(plane.api), { message: 'the nodes are Ready', interval: 50 });
  return plane;
}

async function startEtcd(stack: Stack, client: string): Promise<void> {
  const peer = `http://127.0.0.1:${await stack.freePort()}`;
  const args = ['--name=e', `--data-dir=${stack.path('etcd')}`, '--log-level=warn', '--auto-compaction-retention=5m'];
  args.push(`--listen-client-urls=${client}`, `--advertise-client-urls=${client}`, `--listen-peer-urls=${peer}`);
  args.push(`--initial-advertise-peer-urls=${peer}`, `--initial-cluster=e=${peer}`, '--quota-backend-bytes=2147483648');
  // A cluster that dies with the machine may lose its data with it.
  args.push('--unsafe-no-fsync');
  await stack.start('etcd', 'etcd', args, { ready: () => listening(Number(new URL(client).port)) });
}

async function startApiServer(stack: Stack, etcd: string): Promise<ControlPlane> {
  const port = await stack.freePort();
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  writeFileSync(stack.path('sa.key'), keys.privateKey, { mode: 0o600 });
  writeFileSync(stack.path('sa.pub'), keys.publicKey);
  const tokens = Object.keys(users).map((user) => [user, randomBytes(24).toString('hex')] as const);
  const lines = Object.entries(users).map(([user, group], i) => `${tokens[i]?.[1]},${user},${i},"${group}"`);
  writeFileSync(stack.path('tokens.csv'), `${lines.join('\n')}\n`, { mode: 0o600 });

  const args = [`--etcd-servers=${etcd}`, `--cert-dir=${stack.path('apiserver/')}`, '--bind-address=127.0.0.1'];
  args.push('--advertise-address=127.0.0.1', `--secure-port=${port}`, '--service-cluster-ip-range=10.96.0.0/16');
  // A loopback address may not be an endpoint of the Service "kubernetes".
  args.push('--endpoint-reconciler-type=none', '--authorization-mode=Node,RBAC', '--anonymous-auth=false');
  args.push(`--token-auth-file=${stack.path('tokens.csv')}`, '--allow-privileged=true');
  args.push('--enable-priority-and-fairness=false', '--service-account-issuer=https://kubernetes.default.svc');
  args.push(`--service-account-key-file=${stack.path('sa.pub')}`);
  args.push(`--service-account-signing-key-file=${stack.path('sa.key')}`);

  const server = `https://127.0.0.1:${port}`;
  const authorityFile = stack.path('ca.crt');
  const certificates = stack.path('apiserver/apiserver.crt');
  let api: Api | undefined;
  const ready = async () => {
    const listens = await listening(port);
    if (listens !== true) return listens;
    if (api === undefined) {
      // The server's certificate, then the CA that signed it: only the CA may be published as root.
      const authority = readFileSync(certificates, 'utf8')
        .match(/-----BEGIN[^]*?-----END CERTIFICATE-----\n?/g)
        ?.at(-1);
      if (authority === undefined) return `no certificate in ${certificates}`;
      writeFileSync(authorityFile, authority);
      api = connectApi({ server, authority, token: tokens[0]?.[1] ?? '' });
    }
    const { status, body } = await api.request('/readyz');
    return status === 200 || String(body);
  };
  // The hundred CRDs of a fleet cluster cost a third less time than with Go's default, for a gigabyte more.
  await stack.start('kube-apiserver', 'kube-apiserver', args, { ready, env: { GOGC: '400' } });
  for (const [user, token] of tokens) writeKubeconfig(kubeconfigOf(stack, user), { server, authorityFile, token });
  if (api === undefined) throw new Error('kube-apiserver is ready, but nobody spoke to it');
  return { api, kubeconfig: kubeconfigOf(stack, 'admin'), authorityFile };
}

async function startControllers(stack: Stack, { authorityFile }: ControlPlane): Promise<void> {
  const [managerPort, schedulerPort] = [await stack.freePort(), await stack.freePort()];
  const shared = ['--bind-address=127.0.0.1', '--leader-elect=false', '--kube-api-qps=200', '--kube-api-burst=400'];
  const manager = [...shared, `--kubeconfig=${kubeconfigOf(stack, 'system:kube-controller-manager')}`];
  manager.push(`--secure-port=${managerPort}`, `--cert-dir=${stack.path('kube-controller-manager/')}`);
  // A Stage says what the autoscaler would: there are no metrics that it could read.
  manager.push('--controllers=*,-horizontal-pod-autoscaler-controller', `--root-ca-file=${authorityFile}`);
  // A machine that stalls must not evict the pods.
  manager.push('--node-monitor-grace-period=10m', '--use-service-account-credentials=true');
  manager.push(`--service-account-private-key-file=${stack.path('sa.key')}`);
  const scheduler = [...shared, `--kubeconfig=${kubeconfigOf(stack, 'system:kube-scheduler')}`];
  scheduler.push(`--secure-port=${schedulerPort}`, `--cert-dir=${stack.path('kube-scheduler/')}`);
  await Promise.all([
    stack.start('kube-controller-manager', 'kube-controller-manager', manager, { ready: () => listening(managerPort) }),
    stack.start('kube-scheduler', 'kube-scheduler', scheduler, { ready: () => listening(schedulerPort) }),
  ]);
}

/** Two processes: one is the kubelet of all nodes, the other plays the project's own Stages. */
async function startKwok(stack: Stack, { api }: ControlPlane): Promise<void> {
  const port = await stack.freePort();
  const kubeconfig = kubeconfigOf(stack, 'kwok');
  const args = [`--config=${join(stack.programs, outputs.stages)}`, `--kubeconfig=${kubeconfig}`];
  // Without a lease a node becomes Unknown after a minute.
  args.push('--manage-all-nodes=true', '--node-lease-duration-seconds=40', `--server-address=127.0.0.1:${port}`);
  const stages = stack.path('stages.json');
  writeFileSync(stages, JSON.stringify(readStages()));
  const simulate = [join(toolFolder, 'bin', 'simulate.js'), join(stack.programs, 'bin', 'kwok'), kubeconfig, stages];
  await Promise.all([
    stack.start('kwok', 'kwok', args, { ready: () => listening(port) }),
    stack.start('simulate', process.execPath, simulate, { ready: () => true }),
    waitFor(() => hasDefaultAccount(api), { message: 'ServiceAccount default/default is there', interval: 50 }),
  ]);
}

async function hasDefaultAccount(api: Api): Promise<true | string> {
  const account = await api.get('/api/v1/namespaces/default/serviceaccounts/default');
  return account !== undefined || 'the controller manager did not make it yet';
}

interface Node {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

async function nodesReady(api: Api): Promise<true | string> {
  const isReady = ({ status }: Node) => status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True');
  const waiting = (await api.list<Node>('/api/v1/nodes')).filter((node) => !isReady(node));
  return waiting.length === 0 || `not Ready: ${waiting.map(({ metadata }) => metadata.name).join(', ')}`;
}

function kubeconfigOf(stack: Stack, user: string): string {
  return stack.path(`${user.replace('system:', '')}.kubeconfig`);
}
