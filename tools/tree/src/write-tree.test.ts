import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFs } from './fs.ts';
import { thisHost } from './lock.ts';
import { brokenFs, configMap, Crash, rendered, tempFolder, watchedFs, writeFiles } from './testing/index.ts';
import { writeTree } from './write-tree.ts';

const at = (name: string) => `generated/clusters/local/apps/order/order/configmap_${name}.yaml`;
const [A, B, C] = [at('a'), at('b'), at('c')];

/** Paths below generated/, folders too. */
const tree = (root: string) => readdirSync(join(root, 'generated'), { recursive: true }).sort();

it('touches only files that differ, each renamed in from beside its place, between mark and unmark', () => {
  const root = tempFolder({ [A]: 'a\n', [B]: configMap('b', 'order'), [C]: 'c\n' });
  const calls: string[] = [];
  const fs = watchedFs((call, path) => calls.push(`${call} ${path.slice(root.length + 1)}`));
  writeTree(root, rendered({ [A]: 'A\n', [C]: 'c\n' }), { fs });
  expect(calls).toEqual([
    'makeFolder generated',
    'create generated/.lock',
    'create generated/.unfinished',
    'makeFolder generated/clusters/local/apps/order/order',
    `write ${A}.unfinished`,
    `rename ${A}.unfinished`,
    `remove ${B}`,
    'makeFolder node_modules/.cache/delivery',
    `write node_modules/.cache/delivery/last-synth.json.${process.pid}`,
    `rename node_modules/.cache/delivery/last-synth.json.${process.pid}`,
    'remove generated/.unfinished',
    'remove generated/.lock',
  ]);
  expect(readFileSync(join(root, A), 'utf8')).toBe('A\n');
});

it('writes nothing when nothing changed', () => {
  const root = tempFolder({ [A]: 'a\n' });
  const before = statSync(join(root, 'generated')).mtimeMs;
  const calls: string[] = [];
  writeTree(root, rendered({ [A]: 'a\n' }), { fs: watchedFs((call) => calls.push(call)) });
  expect(calls).toEqual([]);
  expect(statSync(join(root, 'generated')).mtimeMs).toBe(before);
});

it('removes folders that become empty, and no other', () => {
  const other = at('a').replaceAll('order', 'payment');
  const root = tempFolder({ [other]: configMap('a', 'payment'), [A]: 'a\n' });
  writeTree(root, rendered({ [A]: 'a\n' }));
  expect(existsSync(join(root, 'generated/clusters/local/apps/payment'))).toBe(false);
  expect(existsSync(join(root, A))).toBe(true);
});

it('leaves a foreign file alone unless told to discard it', () => {
  const root = tempFolder({ 'generated/notes/README.md': 'mine\n' });
  expect(writeTree(root, rendered({ [A]: 'a\n' }))).toMatchObject({
    added: [A],
    foreign: ['generated/notes/README.md'],
  });
  expect(readFileSync(join(root, 'generated/notes/README.md'), 'utf8')).toBe('mine\n');
  writeTree(root, rendered({ [A]: 'a\n' }), { discard: true });
  expect(existsSync(join(root, 'generated/notes'))).toBe(false);
});

it('repairs a tree that was left unfinished even when all files are right', () => {
  const root = tempFolder({ [A]: 'a\n', 'generated/.unfinished': '', [`${A}.unfinished`]: 'ha' });
  expect(writeTree(root, rendered({ [A]: 'a\n' }))).toMatchObject({ unfinished: true });
  expect(tree(root).filter((path) => String(path).includes('.unfinished'))).toEqual([]);
});

it('gives a file a new spelling on a disk that ignores case', () => {
  const old = 'generated/a/_cluster/clusterrole.rbac.authorization.k8s.io_Api.yaml';
  const text = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: Api\n';
  const root = tempFolder({ [old]: text });
  const next = old.replace('Api', 'api');
  const calls: string[] = [];
  const fs = watchedFs((call, path) => calls.push(`${call} ${path.slice(root.length + 1)}`));
  writeTree(root, rendered({ [next]: text.replace('Api', 'api') }), { fs });
  expect(calls.indexOf(`remove ${old}`)).toBeGreaterThan(0);
  expect(calls.indexOf(`remove ${old}`)).toBeLessThan(calls.indexOf(`write ${next}.unfinished`));
});

describe('what happens meanwhile', () => {
  it('refuses to overwrite a file that changed since it planned, and leaves the mark', () => {
    const root = tempFolder({ [A]: 'old\n', [B]: 'b\n' });
    const fs = watchedFs((call, path) => {
      if (call === 'write' && path.endsWith(`${A}.unfinished`)) writeFiles(root, { [A]: 'somebody\n' });
    });
    expect(() => writeTree(root, rendered({ [A]: 'new\n', [B]: 'b\n' }), { fs })).toThrow(
      expect.objectContaining({
        exitCode: 4,
        findings: [expect.objectContaining({ subject: A, found: 'changed while synth was writing' })],
      }),
    );
    expect(readFileSync(join(root, A), 'utf8')).toBe('somebody\n');
    expect(existsSync(join(root, 'generated/.unfinished'))).toBe(true);
    expect(existsSync(join(root, 'generated/.lock'))).toBe(false);
  });

  it('plans again once it has the lock, since another synth may just have finished', () => {
    const root = tempFolder({ [A]: 'old\n' });
    const fs = watchedFs((call, path) => {
      if (call === 'create' && path.endsWith('.lock')) writeFiles(root, { [A]: 'new\n' });
    });
    expect(writeTree(root, rendered({ [A]: 'new\n' }), { fs })).toMatchObject({ changed: [], unchanged: 1 });
  });

  it('one of two writers wins, the other says who holds the tree', () => {
    const root = tempFolder();
    const first = { ...thisHost, pid: 1001, isAlive: () => true };
    const second = { ...thisHost, pid: 1002, isAlive: () => true };
    let refusal: unknown;
    const fs = watchedFs((call, path) => {
      if (call !== 'write' || !path.endsWith('.unfinished')) return;
      try {
        writeTree(root, rendered({ [A]: 'second\n' }), { host: second });
      } catch (error) {
        refusal = error;
      }
    });
    writeTree(root, rendered({ [A]: 'first\n' }), { fs, host: first });
    expect(refusal).toMatchObject({ exitCode: 4, message: expect.stringContaining('locked by pid 1001 since ') });
    expect(readFileSync(join(root, A), 'utf8')).toBe('first\n');
  });
});

describe('when the disk refuses', () => {
  it.each([
    ['makeFolder', 'EROFS', 'generated', 'mount the disk writable'],
    ['create', 'EACCES', 'generated/.lock', 'check who owns it, and its permissions'],
    ['write', 'ENOSPC', `${A}.unfinished`, 'free some space'],
    ['rename', 'EIO', `${A}.unfinished`, 'check the disk'],
    ['remove', 'EACCES', B, 'check who owns it, and its permissions'],
    ['removeFolder', 'EMFILE', 'generated/clusters/local/apps/order/order', 'look at this path'],
  ] as const)('to %s (%s), it names the path', (call, code, file, fix) => {
    const root = tempFolder({ [A]: 'old\n', [B]: configMap('b', 'order') });
    const next = rendered(
      call === 'remove' || call === 'removeFolder' ? {} : { [A]: 'new\n', [B]: configMap('b', 'order') },
    );
    if (call === 'removeFolder') writeFiles(root, { [A]: configMap('a', 'order') });
    expect(() => writeTree(root, next, { fs: brokenFs(call, code) })).toThrow(
      expect.objectContaining({
        exitCode: 4,
        findings: [
          {
            id: 'disk',
            severity: 'error',
            subject: file,
            at: { file },
            found: `${code} on ${call}`,
            fix: `${fix}, then run \`npm run synth\``,
          },
        ],
      }),
    );
  });

  it('leaves neither lock nor mark when the mark cannot be written', () => {
    const root = tempFolder({ [A]: 'old\n' });
    const fs = watchedFs((_, path) => {
      if (path.endsWith('/.unfinished')) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync', path });
    });
    expect(() => writeTree(root, rendered({ [A]: 'new\n' }), { fs })).toThrow(
      'disk: generated/.unfinished: EIO on fsync',
    );
    expect(tree(root).filter((path) => String(path).startsWith('.'))).toEqual([]);
    expect(readFileSync(join(root, A), 'utf8')).toBe('old\n');
  });

  it('does not take an error of our own for one of the disk', () => {
    const fs = watchedFs(() => {
      throw new Crash();
    });
    expect(() => writeTree(tempFolder(), rendered({ [A]: 'a\n' }), { fs })).toThrow(Crash);
  });

  it('refuses a file where a folder belongs', () => {
    const root = tempFolder({ 'generated/clusters': 'not a folder\n' });
    expect(() => writeTree(root, rendered({ [A]: 'a\n' }))).toThrow(expect.objectContaining({ exitCode: 4 }));
    expect(nodeFs.read(join(root, 'generated/clusters'))?.toString()).toBe('not a folder\n');
  });
});
