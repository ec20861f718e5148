import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync, readFileSync, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { builtPrograms } from './programs.ts';
import { portFinder } from './ports.ts';
import { isAlive, startProcess, stopProcess, tail, type Started } from './processes.ts';
import { refuse } from './refuse.ts';
import { Hopeless, waitFor, type Progress } from './wait.ts';

export type Engine = 'argocd' | 'flux';

/** What `down` and `status` know of a cluster that another process started; `state.json` in the run folder. */
export interface State {
  readonly engine?: Engine;
  readonly processes: readonly Started[];
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Asked until `true`, as long as the process runs. */
  readonly ready: () => Promise<Progress> | Progress;
}

/** The run folder and the processes that were started for it. */
export interface Stack {
  readonly runDir: string;
  /** Folder of the built programs. */
  readonly programs: string;
  /** A path in the run folder; made when it is a folder that ends with a slash. */
  path(relative: string): string;
  freePort(): Promise<number>;
  /** @throws Error with the end of its log, if it ends or does not become ready */
  start(name: string, command: string, args: readonly string[], options: ProcessOptions): Promise<void>;
  /** The end of what a process said. */
  log(name: string, lines?: number): string;
  runs(engine: Engine): void;
  /** Stops everything and removes the run folder. */
  stop(): Promise<void>;
}

/**
 * Takes a run folder: it must be absent, empty, or left over from a cluster that no longer runs.
 *
 * @throws Refusal when a cluster runs there, or the folder holds something else
 */
export function openStack(folder: string): Stack {
  const runDir = resolve(folder);
  const programs = builtPrograms();
  takeRunFolder(runDir);
  const processes: Started[] = [];
  let engine: Engine | undefined;
  let stopped = false;
  const save = () => writeState(runDir, { ...(engine && { engine }), processes });
  const path = (relative: string) => {
    const whole = join(runDir, relative);
    if (relative.endsWith('/') && !stopped) mkdirSync(whole, { recursive: true, mode: 0o700 });
    return whole;
  };
  path('log/');
  save();

  return {
    runDir,
    programs,
    path,
    freePort: portFinder(),
    async start(name, command, args, { env, ready }) {
      if (stopped) throw new Error(`${name} is not started: the cluster was stopped meanwhile`);
      const log = join(runDir, 'log', `${name}.log`);
      const started = startProcess({ name, command, args, env: environment(programs, path, env), cwd: runDir, log });
      processes.push(started);
      save();
      const look = () => {
        if (isAlive(started)) return ready();
        throw new Hopeless(`${name} ended. The last it said (${log}):\n${tail(started)}`);
      };
      await waitFor(look, { message: `${name} is ready`, interval: 50 });
    },
    log(name, lines) {
      const started = processes.findLast((process) => process.name === name);
      return started === undefined ? `there is no process ${name}` : tail(started, lines);
    },
    runs(started) {
      engine = started;
      save();
    },
    stop() {
      stopped = true;
      return stopAndRemove(runDir);
    },
  };
}

/** @returns undefined when no cluster was started there */
export function readState(runDir: string): State | undefined {
  const file = join(runDir, 'state.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : undefined;
}

/** Stops what runs for a run folder, whoever started it, and removes the folder. */
export async function stopAndRemove(runDir: string): Promise<void> {
  const state = readState(runDir);
  if (state === undefined) return;
  // What speaks to the API server ends before it does: it waits for open requests.
  const isStore = ({ name }: Started) => name === 'etcd' || name === 'kube-apiserver';
  await Promise.all(state.processes.filter((process) => !isStore(process)).map((process) => stopProcess(process)));
  for (const name of ['kube-apiserver', 'etcd']) {
    await Promise.all(
      state.processes.filter((process) => process.name === name).map((process) => stopProcess(process)),
    );
  }
  rmSync(runDir, { recursive: true, force: true });
}

function writeState(runDir: string, state: State): void {
  const file = join(runDir, 'state.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

function takeRunFolder(runDir: string): void {
  const running = readState(runDir)?.processes.filter(isAlive) ?? [];
  if (running.length > 0) {
    throw refuse(2, {
      id: 'cluster-runs-already',
      subject: runDir,
      found: `running processes: ${running.map(({ name, pid }) => `${name} (${pid})`).join(', ')}`,
      fix: 'npm run cluster:down, or give another --run-dir',
    });
  }
  const foreign = existsSync(runDir) && !existsSync(join(runDir, 'state.json')) && readdirSync(runDir).length > 0;
  if (foreign) {
    const fix = 'give a folder that does not exist yet: it is removed with the cluster';
    throw refuse(2, { id: 'run-folder-is-ours', subject: runDir, found: 'files that no cluster made', fix });
  }
  rmSync(runDir, { recursive: true, force: true });
  mkdirSync(runDir, { recursive: true, mode: 0o700 });
}

/** Nothing of the user's own configuration (git, helm, proxies, kubeconfig) may reach the processes. */
function environment(programs: string, path: Stack['path'], own: ProcessOptions['env'] = {}): NodeJS.ProcessEnv {
  const PATH = [join(programs, 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  return { PATH, HOME: path('home/'), TMPDIR: path('tmp/'), LANG: 'C.UTF-8', ...own };
}
