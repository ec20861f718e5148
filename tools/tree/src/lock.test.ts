import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFs } from './fs.ts';
import { lockTree, thisHost, type Host } from './lock.ts';
import { tempFolder } from './testing/index.ts';

const LOCK = 'generated/.lock';
const host: Host = {
  pid: 7,
  name: 'desk',
  bootedAt: Date.parse('2026-01-01T00:00:00Z'),
  now: () => new Date('2026-01-02T00:00:00Z'),
  isAlive: (pid) => pid === 8,
};
const heldBy = (pid: number, on = 'desk', since = '2026-01-01T12:00:00.000Z') =>
  tempFolder({ [LOCK]: `${JSON.stringify({ pid, host: on, since })}\n` });

it('says who holds it while it is held, and is gone afterwards', () => {
  const root = tempFolder();
  const unlock = lockTree(root, nodeFs, host);
  expect(JSON.parse(readFileSync(join(root, LOCK), 'utf8'))).toEqual({
    pid: 7,
    host: 'desk',
    since: '2026-01-02T00:00:00.000Z',
  });
  unlock();
  expect(existsSync(join(root, LOCK))).toBe(false);
});

it.each([
  ['a running process', () => heldBy(8), 'locked by pid 8 since 2026-01-01T12:00:00.000Z'],
  ['another machine', () => heldBy(9, 'server'), 'locked by pid 9 on server since 2026-01-01T12:00:00.000Z'],
])('is refused while %s holds it', (_, root, found) => {
  const locked = root();
  const before = readFileSync(join(locked, LOCK), 'utf8');
  expect(() => lockTree(locked, nodeFs, host)).toThrow(
    expect.objectContaining({
      exitCode: 4,
      findings: [
        {
          id: 'locked',
          severity: 'error',
          subject: 'generated',
          at: { file: LOCK },
          found,
          fix: 'wait until it is done; when nothing writes there any more, remove generated/.lock',
        },
      ],
    }),
  );
  expect(readFileSync(join(locked, LOCK), 'utf8')).toBe(before);
});

it.each([
  ['a process that is gone', () => heldBy(9)],
  ['a process from before the machine started, whose pid runs again', () => heldBy(8, 'desk', '2025-12-31T00:00:00Z')],
  ['an earlier process with our pid', () => heldBy(7)],
  ['a process that was killed before it wrote who it is', () => tempFolder({ [LOCK]: '{"pid"' })],
])('is taken over from %s', (_, root) => {
  const locked = root();
  lockTree(locked, nodeFs, host);
  expect(JSON.parse(readFileSync(join(locked, LOCK), 'utf8'))).toMatchObject({ pid: 7 });
});

it('knows that this process runs', () => {
  expect(thisHost.isAlive(process.pid)).toBe(true);
  expect(thisHost.isAlive(2 ** 30)).toBe(false);
});
