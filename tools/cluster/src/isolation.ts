import { spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startTimeOf, stopProcess, type Started } from './processes.ts';
import { need, needLinux } from './needs.ts';
import { refuse } from './refuse.ts';

/** User and network namespaces that only have a loopback, kept by a process that sleeps in them. */
export interface Isolation {
  readonly holder: Pick<Started, 'pid' | 'startTime'>;
  /** What /proc calls the network namespace, e.g. `net:[4026532177]`. */
  readonly network: string;
}

/** @throws Refusal when the kernel does not allow it */
export async function isolate(): Promise<Isolation> {
  needLinux();
  need(['unshare', 'nsenter', 'ip']);
  const script = 'ip link set lo up && echo up && exec sleep infinity';
  const args = ['--user', '--map-root-user', '--net', '--', 'sh', '-c', script];
  const child = spawn('unshare', args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const isUp = await new Promise<boolean>((resolve) => {
    child.stdout.on('data', () => resolve(true));
    child.on('close', () => resolve(false));
  });
  if (!isUp || child.pid === undefined) {
    throw refuse(2, {
      id: 'namespaces-allowed',
      subject: 'user and network namespaces',
      found: complaint.trim() || 'unshare ended',
      fix: 'allow them: sysctl kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0',
    });
  }
  for (const stream of [child.stdout, child.stderr]) stream.destroy();
  child.unref();
  const holder = { pid: child.pid, startTime: startTimeOf(child.pid) ?? '' };
  return { holder, network: networkOf(child.pid) ?? '' };
}

/** The command line that runs a command inside. */
export function enter({ holder }: Isolation, command: readonly string[]): string[] {
  const target = ['--preserve-credentials', '--user', '--net', `--target=${holder.pid}`];
  return ['nsenter', ...target, '--', ...command];
}

/**
 * Runs a command inside, with this process's terminal.
 *
 * @returns its exit code, 128 + the number of the signal that ended it
 */
export function runInside(isolation: Isolation, command: readonly string[]): Promise<number> {
  const [program = '', ...args] = enter(isolation, command);
  // The terminal sends Ctrl-C to the command as well: it ends, and then this process goes on and cleans up.
  const ignore = () => {};
  const forward = () => child.kill('SIGTERM');
  process.on('SIGINT', ignore).on('SIGTERM', forward);
  const child = spawn(program, args, { stdio: 'inherit' });
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  }).finally(() => process.off('SIGINT', ignore).off('SIGTERM', forward));
}

/**
 * Ends the namespaces, and first every process that is still in them, whoever started it.
 *
 * @returns how many of those there were
 */
export async function dissolve({ holder, network }: Isolation): Promise<number> {
  const left = processesIn(network).filter(({ pid }) => pid !== holder.pid);
  for (const { pid } of left) kill(pid, 'SIGTERM');
  for (const end = Date.now() + 5000; Date.now() < end && left.some(isAlive);) await sleep(50);
  for (const { pid } of processesIn(network)) kill(pid, 'SIGKILL');
  await stopProcess({ name: 'isolation', log: '', ...holder });
  return left.length;
}

function processesIn(network: string): Pick<Started, 'pid' | 'startTime'>[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const inside = pids.filter((pid) => network !== '' && networkOf(pid) === network);
  return inside.flatMap((pid) => {
    const startTime = startTimeOf(pid);
    return startTime === undefined ? [] : [{ pid, startTime }];
  });
}

function networkOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
