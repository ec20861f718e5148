import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../answer.ts';
import { cacheFolder } from './cache-folder.ts';
import { remembered } from './remembered.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

describe('a sealed file', () => {
  it('is read as it was written, and leaves nothing beside it', () => {
    const folder = tempFolder();
    writeSealed(join(folder, 'deep/a.json'), { a: ['ä\n'] });
    expect(readSealed(join(folder, 'deep/a.json'))).toEqual({ a: ['ä\n'] });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['a.json']);
  });

  it.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, -1)],
    ['another letter', (text) => text.replace('one', 'two')],
    ['nothing', () => ''],
    ['another seal', (text) => `x${text.slice(1)}`],
  ])('is as good as none when it is %s', (_, change) => {
    const file = join(tempFolder(), 'a.json');
    writeSealed(file, { a: 'one' });
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(readSealed(file)).toBeUndefined();
  });

  it('is not written where nothing can be', () => {
    const folder = tempFolder({ file: '' });
    expect(() => writeSealed(join(folder, 'file/a.json'), {})).not.toThrow();
    expect(readSealed(join(folder, 'file/a.json'))).toBeUndefined();
  });
});

describe('what is remembered', () => {
  const answer = { findings: [], notKubernetes: ['a'], unreadable: false } as unknown as Answer;

  it('is the answer of the same key alone, and the valid documents of the same judges', () => {
    const folder = tempFolder();
    remembered(folder, 'tree', 'key').remember(answer, { judges: 'one', keys: ['a'] });
    expect(remembered(folder, 'tree', 'key').answer()).toEqual(answer);
    expect(remembered(folder, 'tree', 'other').answer()).toBeUndefined();
    expect(remembered(folder, 'tree', 'other').valid('one')).toEqual(['a']);
    expect(remembered(folder, 'tree', 'key').valid('two')).toEqual([]);
    expect(remembered(folder, 'paths', 'key').answer()).toBeUndefined();
  });

  it('goes away after a month', () => {
    const folder = tempFolder({ 'old.answer.json': '', 'young.answer.json': '' });
    const then = new Date(Date.now() - 40 * 24 * 3_600_000);
    utimesSync(join(folder, 'old.answer.json'), then, then);
    remembered(folder, 'tree', 'key').remember(answer, { judges: 'one', keys: [] });
    expect(existsSync(join(folder, 'old.answer.json'))).toBe(false);
    expect(existsSync(join(folder, 'young.answer.json'))).toBe(true);
  });
});

describe('the folder of the cache', () => {
  const home = '/home/someone';
  const place = { env: {}, platform: 'linux', home } as const;

  it('is that of the workspace where it can be written', () => {
    const root = tempFolder();
    expect(cacheFolder({ ...place, root })).toBe(join(root, 'node_modules/.cache/delivery/validate'));
    mkdirSync(join(root, 'node_modules'));
    expect(cacheFolder({ ...place, root })).toBe(join(root, 'node_modules/.cache/delivery/validate'));
  });

  it.each([
    ['linux', {}, '/home/someone/.cache'],
    ['linux', { XDG_CACHE_HOME: '/caches' }, '/caches'],
    ['darwin', {}, '/home/someone/Library/Caches'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local'],
    ['win32', {}, '/home/someone/AppData/Local'],
  ] as const)("is the user's own elsewhere, on %s with %j", (platform, env, folder) => {
    expect(cacheFolder({ root: '/usr/lib/delivery', env, platform, home, isWritable: () => false })).toBe(
      `${folder}/delivery/validate`,
    );
  });
});
