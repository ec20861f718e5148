import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, startProcess, startTimeOf, stopProcess, tail } from './processes.ts';
import { waitFor } from './wait.ts';

describe.runIf(process.platform === 'linux')('a process', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'processes-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const shell = (script: string) => {
    return startProcess({ name: 'shell', command: 'sh', args: ['-c', script], log: join(folder, 'log') });
  };
  const says = (word: string) => () => tail({ log: join(folder, 'log') }) === word || 'nothing said';

  it('is stopped with what it started', async () => {
    const started = shell('sleep 60 & echo $!; wait');
    await waitFor(() => /^\d+$/.test(tail(started)) || 'nothing said', { message: 'it runs', interval: 5 });
    const pid = Number(tail(started));
    const helper = { pid, startTime: startTimeOf(pid) ?? 'ended' };
    await stopProcess(started);
    expect(isAlive(started)).toBe(false);
    await waitFor(() => !isAlive(helper) || 'it runs', { message: 'the helper ended', interval: 5 });
  });

  it('is killed when it does not end by itself', async () => {
    const started = shell('trap "" TERM; echo deaf; while :; do sleep 0.05; done');
    await waitFor(says('deaf'), { message: 'it runs', interval: 5 });
    await stopProcess(started, 50);
    expect(isAlive(started)).toBe(false);
  });

  it('is not mistaken for another one that has its number', async () => {
    const started = shell('echo up; sleep 60');
    await waitFor(says('up'), { message: 'it runs', interval: 5 });
    const stranger = { ...started, startTime: '1' };
    await stopProcess(stranger);
    expect(isAlive(stranger)).toBe(false);
    expect(isAlive(started)).toBe(true);
    await stopProcess(started);
  });
});
