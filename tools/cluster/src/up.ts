import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from './cluster.ts';
import { deliver } from './deliver.ts';
import { factCluster } from './fact-cluster.ts';
import { cacheFolder, checkout, toolFolder } from './folders.ts';
import { dissolve, isolate, runInside, type Isolation } from './isolation.ts';
import { isAlive } from './processes.ts';
import { builtPrograms } from './programs.ts';
import { refuse } from './refuse.ts';
import { readState, stopAndRemove, type Engine } from './stack.ts';

export interface UpOptions {
  /** As freshly installed. @default - none */
  readonly engine?: Engine | 'none';
  /** Name of a file in clusters/, instead of an engine: its engine is bootstrapped from generated/. */
  readonly cluster?: string;
  readonly runDir: string;
}

type Log = (line: string) => void;

export const defaultRunDir = (): string => join(cacheFolder(), 'run');

const isolationFile = (runDir: string) => join(runDir, 'isolation.json');

/** Starts a cluster in namespaces of its own and leaves it running. @returns the exit code */
export async function up(options: UpOptions): Promise<number> {
  builtPrograms();
  const isolation = await isolate();
  const { engine, cluster, runDir } = options;
  const what = cluster === undefined ? ['--engine', engine ?? 'none'] : ['--cluster', cluster];
  const bin = join(toolFolder, 'bin', 'cluster.js');
  const command = [process.execPath, bin, 'up', '--inside', '--run-dir', runDir, ...what];
  const code = await runInside(isolation, command);
  if (code === 0) writeFileSync(isolationFile(runDir), JSON.stringify(isolation));
  else await dissolve(isolation);
  return code;
}

/** The part of `up` that runs in the namespaces. */
export async function upInside({ engine, cluster, runDir }: UpOptions, log: Log): Promise<void> {
  const handle = await startCluster({ runDir, ...(cluster !== undefined && factCluster(cluster)), log });
  try {
    if (cluster !== undefined) {
      const delivery = await deliver(handle, { tree: join(checkout, 'generated'), cluster });
      log(`${delivery.engine} syncs generated/clusters/${cluster}, commit ${delivery.commit.slice(0, 7)}`);
    } else if (engine === 'argocd') await handle.startArgoCD();
    else if (engine === 'flux') await handle.startFlux();
  } catch (error) {
    await handle.stop();
    throw error;
  }
  handle.leaveRunning();
  handle.api.close();
  log('npm run cluster:status; node tools/cluster/bin/cluster.js kubectl get pods -A; npm run cluster:down');
}

/** @returns false if nothing was running */
export async function down(runDir: string, log: Log): Promise<boolean> {
  const isolation = readIsolation(runDir);
  const state = readState(runDir);
  if (state === undefined) return false;
  await stopAndRemove(runDir);
  const left = isolation && isAlive(isolation.holder) ? await dissolve(isolation) : 0;
  log(`stopped ${state.processes.length} processes${left > 0 ? `, and ${left} that nobody had recorded` : ''}`);
  return true;
}

export interface ClusterStatus {
  readonly running: boolean;
  readonly engine?: Engine;
  readonly runDir: string;
  readonly processes: readonly {
    readonly name: string;
    readonly pid: number;
    readonly alive: boolean;
    readonly log: string;
  }[];
}

export function status(runDir: string): ClusterStatus {
  const { engine, processes = [] } = readState(runDir) ?? {};
  const looked = processes.map((process) => ({ ...process, alive: isAlive(process) }));
  const listed = looked.map(({ name, pid, alive, log }) => ({ name, pid, alive, log }));
  return {
    running: listed.length > 0 && listed.every(({ alive }) => alive),
    ...(engine && { engine }),
    runDir,
    processes: listed,
  };
}

/** Runs kubectl against the cluster of a run folder. @returns its exit code */
export async function kubectl(runDir: string, args: readonly string[]): Promise<number> {
  const isolation = readIsolation(runDir);
  if (isolation === undefined || !isAlive(isolation.holder)) {
    throw refuse(2, { id: 'cluster-runs', subject: runDir, found: 'no running cluster', fix: 'npm run cluster:up' });
  }
  const program = join(builtPrograms(), 'bin', 'kubectl');
  return runInside(isolation, [program, '--kubeconfig', join(runDir, 'admin.kubeconfig'), ...args]);
}

/** Runs a command where only a loopback is, and stops what it leaves behind. @returns its exit code */
export async function isolated(command: readonly string[], log: Log): Promise<number> {
  const isolation = await isolate();
  try {
    return await runInside(isolation, command);
  } finally {
    const left = await dissolve(isolation);
    if (left > 0) log(`stopped ${left} processes that the command left running`);
  }
}

function readIsolation(runDir: string): Isolation | undefined {
  const file = isolationFile(runDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Isolation) : undefined;
}
