import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Enough to stop a process later, from another one, and never a stranger that got its number. */
export interface Started {
  readonly name: string;
  readonly pid: number;
  /** When the kernel started it, in clock ticks since boot; empty if it ended at once. */
  readonly startTime: string;
  /** File with its standard output and error. */
  readonly log: string;
}

export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly log: string;
}

/** Starts a process that outlives this one: own session, no terminal, output to its log. */
export function startProcess({ name, command, args, env, cwd, log }: Command): Started {
  const output = openSync(log, 'a');
  try {
    const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', output, output] });
    child.on('error', () => {});
    child.unref();
    if (child.pid === undefined) throw new Error(`${name}: ${command} could not be started`);
    return { name, pid: child.pid, startTime: startTimeOf(child.pid) ?? '', log };
  } finally {
    closeSync(output);
  }
}

/** Whether the very process runs that was started; one that ended but was not reaped yet does not. */
export function isAlive({ pid, startTime }: Pick<Started, 'pid' | 'startTime'>): boolean {
  return startTime !== '' && startTimeOf(pid) === startTime;
}

/**
 * Stops a process and what it started: SIGTERM, and SIGKILL for what is left after `grace`.
 *
 * @param grace milliseconds. @default - 5000
 */
export async function stopProcess(process: Started, grace = 5000): Promise<void> {
  if (isAlive(process)) signal(process.pid, 'SIGTERM');
  else return;
  for (const end = Date.now() + grace; Date.now() < end && isAlive(process);) await sleep(20);
  signal(process.pid, 'SIGKILL');
  while (isAlive(process)) await sleep(20);
}

/** The last lines of what a process said, each cut to what one can read. */
export function tail({ log }: Pick<Started, 'log'>, lines = 20): string {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const cut = (line: string) => (line.length > 400 ? `${line.slice(0, 400)}…` : line);
  return text.trimEnd().split('\n').slice(-lines).map(cut).join('\n');
}

/** To the whole group: a process of ours leads its session, its helpers (git, a second KWOK) are in its group. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Field 22 of /proc/PID/stat; undefined if there is no such process, or only its unreaped rest. */
export function startTimeOf(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name of the program stands in brackets and may hold anything, so fields count from the last bracket.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? undefined : fields[18];
}
