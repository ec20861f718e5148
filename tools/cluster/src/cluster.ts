import { constants, networkInterfaces } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import type { Manifest } from '@delivery/manifest';
import type { Api } from './api.ts';
import { applyServerSide, assertAccepted, type ApplyOptions, type Verdict } from './apply.ts';
import { startArgoCD } from './argocd.ts';
import { readBootstrap, type Bootstrap } from './bootstrap.ts';
import { startCharts, type Charts } from './charts.ts';
import { startControlPlane, type ControlPlane } from './control-plane.ts';
import { startFlux } from './flux.ts';
import { startGit, type Git } from './git.ts';
import { readManifests } from './manifests.ts';
import { need, needLinux } from './needs.ts';
import { nodesIn, type FakeNode } from './nodes.ts';
import { refuse } from './refuse.ts';
import { run } from './run.ts';
import { openStack, type Engine, type Stack } from './stack.ts';
import { simulated } from './stages.ts';
import { createStandIns, type StandIns } from './stand-ins.ts';
import { waitFor } from './wait.ts';

export interface ClusterOptions {
  /** Folder for all state; it is removed with the cluster, so it must be absent or empty. */
  readonly runDir: string;
  /** @default - one in each of the zones a, b and c */
  readonly nodes?: readonly FakeNode[];
  /** Objects that the cloud installs before any engine comes. @default - none */
  readonly provided?: readonly Manifest[];
  /** Told what happens, and what is simulated. @default - nothing is told */
  readonly log?: (line: string) => void;
}

/** A running cluster. */
export interface ClusterHandle {
  readonly runDir: string;
  /** File, as system:masters. */
  readonly kubeconfig: string;
  /** Those that it was started with. */
  readonly nodes: readonly FakeNode[];
  readonly api: Api;
  readonly git: Git;
  readonly charts: Charts;
  readonly waitFor: typeof waitFor;
  /** @returns what kubectl prints. @throws Failed with what it complains about */
  kubectl(args: readonly string[], options?: { readonly input?: string }): Promise<string>;
  /** @param manifests objects, or the path of a YAML file or of a folder of them */
  applyServerSide(manifests: readonly Manifest[] | string, options?: ApplyOptions): Promise<Verdict[]>;
  /** @param bootstrapDir a cluster's `bootstrap/` folder. @default - none: as freshly installed */
  startArgoCD(bootstrapDir?: string): Promise<void>;
  /** @param bootstrapDir a cluster's `bootstrap/` folder. @default - none: as freshly installed */
  startFlux(bootstrapDir?: string): Promise<void>;
  /** The end of what a process said, e.g. of `argocd-repo-server`. */
  log(process: string, lines?: number): string;
  /** Stops every process and removes the run folder. */
  stop(): Promise<void>;
  /** Leaves the cluster running when this process ends, also by a signal. */
  leaveRunning(): void;
}

/**
 * Starts a cluster on 127.0.0.1. When that fails, or SIGINT or SIGTERM arrives, nothing is left running.
 *
 * @throws Refusal where more than the loopback is reachable: Argo CD's application controller listens on all addresses
 */
export async function startCluster({
  runDir,
  nodes,
  provided = [],
  log = () => {},
}: ClusterOptions): Promise<ClusterHandle> {
  needLinux();
  need(['git']);
  refuseNetwork();
  const stack = openStack(runDir);
  const signals = stopOnSignal(stack);
  const start = performance.now();
  const told = (what: string) => log(`${what} after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  try {
    for (const { kind, condition, setBy } of simulated()) log(`simulated: ${kind}: ${condition}, set by ${setBy}`);
    const standIns = createStandIns();
    const allNodes = nodes ?? nodesIn(['a', 'b', 'c']);
    const [plane, git, charts] = await Promise.all([
      startControlPlane(stack, allNodes),
      startGit(stack, standIns),
      startCharts(stack, standIns),
    ]);
    assertAccepted(await applyServerSide(plane.api, provided));
    told('API server, controllers and nodes ready');
    return handle({ stack, plane, nodes: allNodes, git, charts, standIns, told, unhook: signals.unhook });
  } catch (error) {
    // What fails after a signal fails because of it: the handler ends the process, without another word.
    if (signals.arrived()) await new Promise(() => {});
    signals.unhook();
    await stack.stop();
    throw error;
  }
}

interface Parts {
  readonly stack: Stack;
  readonly plane: ControlPlane;
  readonly nodes: readonly FakeNode[];
  readonly git: Git;
  readonly charts: Charts;
  readonly standIns: StandIns;
  readonly told: (what: string) => void;
  readonly unhook: () => void;
}

function handle({ stack, plane, nodes, git, charts, standIns, told, unhook }: Parts): ClusterHandle {
  const { api, kubeconfig } = plane;
  const start = async (engine: Engine, folder: string | undefined) => {
    const bootstrap = folder === undefined ? undefined : await readBootstrap(folder, standIns.replace);
    if (bootstrap) refuseOtherEngine(bootstrap, engine);
    if (engine === 'argocd') need(['redis-server']);
    await (engine === 'argocd' ? startArgoCD : startFlux)(stack, plane, bootstrap);
    told(`${engine} ready`);
  };
  return {
    runDir: stack.runDir,
    kubeconfig,
    nodes,
    api,
    git,
    charts,
    waitFor,
    kubectl: (args, options) => {
      const env = { PATH: process.env['PATH'], HOME: stack.path('home/'), KUBECONFIG: kubeconfig };
      return run(`${stack.programs}/bin/kubectl`, args, { env, ...options });
    },
    applyServerSide: async (manifests, options) => {
      const objects =
        typeof manifests === 'string' ? (await readManifests(manifests)).flatMap((file) => file.manifests) : manifests;
      return applyServerSide(api, objects, options);
    },
    startArgoCD: (folder) => start('argocd', folder),
    startFlux: (folder) => start('flux', folder),
    log: stack.log,
    leaveRunning: unhook,
    async stop() {
      unhook();
      api.close();
      await stack.stop();
    },
  };
}

function refuseOtherEngine({ folder, engine }: Bootstrap, wanted: Engine): void {
  if (engine === wanted) return;
  const fix = `start ${engine}, or give the bootstrap of a cluster with ${wanted}`;
  throw refuse(2, {
    id: 'bootstrap-fits-engine',
    subject: folder,
    found: `a bootstrap for ${engine}`,
    allowed: wanted,
    fix,
  });
}

function refuseNetwork(): void {
  const outside = Object.entries(networkInterfaces()).filter(([, addresses]) => addresses?.some((a) => !a.internal));
  if (outside.length === 0) return;
  throw refuse(2, {
    id: 'cluster-isolated',
    subject: 'network of this process',
    found: `the interfaces ${outside.map(([name]) => name).join(', ')}`,
    allowed: 'loopback only',
    fix: 'run the command inside: node tools/cluster/bin/cluster.js isolated -- <command>',
  });
}

/** Signals reach the main thread only; for tests in worker threads, `isolated` stops what is left. */
function stopOnSignal(stack: Stack): { readonly unhook: () => void; readonly arrived: () => boolean } {
  let arrived = false;
  const stop = (signal: NodeJS.Signals) => {
    arrived = true;
    void stack.stop().finally(() => process.exit(128 + constants.signals[signal]));
  };
  if (isMainThread) process.once('SIGINT', stop).once('SIGTERM', stop);
  return { unhook: () => process.off('SIGINT', stop).off('SIGTERM', stop), arrived: () => arrived };
}
