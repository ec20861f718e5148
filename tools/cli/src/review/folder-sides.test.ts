import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compared, folders } from '../testing/compare-folders.ts';
import { configMap } from '../testing/manifests.ts';
import { folderSides } from './folder-sides.ts';

const sidesOf = (before: Record<string, string>, after: Record<string, string>) => {
  const { cwd } = folders(before, after);
  return { cwd, sides: () => folderSides('old', 'new', cwd) };
};

describe('folderSides', () => {
  it('a file with the same bytes is one value on both sides, which nobody parses', async () => {
    const { before, after } = await sidesOf(
      { 'a.yaml': 'a: [', 'b.yaml': 'b' },
      { 'a.yaml': 'a: [', 'b.yaml': 'c' },
    ).sides();
    const [old, next] = [before, after].map((side) => new Map(side.map((file) => [file.path, file])));
    expect(old?.get('a.yaml')).toBe(next?.get('a.yaml'));
    expect(old?.get('b.yaml')).not.toBe(next?.get('b.yaml'));
    expect(old?.get('b.yaml')?.id).not.toBe(next?.get('b.yaml')?.id);
  });

  it('knows the words of files with and without reading them again', async () => {
    const text = 'apiVersion: argoproj.io/v1alpha1\n';
    const { after } = await sidesOf({ 'a.yaml': text, 'a.md': text }, { 'a.yaml': text, 'a.md': text }).sides();
    const words = (path: string) => {
      const file = after.find((one) => one.path === path);
      return ['argoproj.io/', 'HorizontalPodAutoscaler', 'v1alpha1', 'v1beta1'].map((word) => file?.mentions(word));
    };
    expect(words('a.yaml')).toEqual([true, false, true, false]);
    expect(words('a.md')).toEqual([false, false, false, false]);
  });

  it('tells bytes apart that no text has', async () => {
    const { cwd, sides } = sidesOf({ 'a.png': '' }, { 'a.png': '' });
    writeFileSync(join(cwd, 'old/a.png'), Buffer.from([0xff, 0xfe]));
    writeFileSync(join(cwd, 'new/a.png'), Buffer.from([0xff, 0xfd]));
    const { before, after } = await sides();
    expect(before.find(({ path }) => path === 'a.png')).not.toBe(after.find(({ path }) => path === 'a.png'));
  });

  it('reads files that are longer than what it reads at once', async () => {
    const long = (end: string) => `${configMap('a')}  long: ${'x'.repeat(5_000_000)}${end}\n`;
    expect(await compared({ 'a.yaml': long('a') }, { 'a.yaml': long('a') })).toBe(
      'exit 0\nno object changes  old → new',
    );
    const output = await compared({ 'a.yaml': long('a') }, { 'a.yaml': long('b') });
    expect(output.slice(0, output.indexOf('xx'))).toContain('\n\n  · data.long changed  ConfigMap a  live\n');
  });

  it('another target of a link that leads nowhere is a change', async () => {
    const { cwd, run } = folders({}, {});
    symlinkSync('one', join(cwd, 'old/link.yaml'));
    symlinkSync('two', join(cwd, 'new/link.yaml'));
    expect((await run('diff')).stdout).toBe(
      'no object changes; 1 that cannot be seen into  old → new\n\n  opaque link.yaml changes\n',
    );
  });

  it.each([
    ['old', 'gone', '--to-dir', '"gone", which is not there'],
    ['old/a.yaml', 'new', '--from-dir', '"old/a.yaml", which is a file'],
  ])('%s and %s', async (from, to, subject, found) => {
    const { cwd } = folders({ 'a.yaml': '' }, {});
    await expect(folderSides(from, to, cwd)).rejects.toThrow(
      `path-exists: ${subject}: ${found}; name a folder of YAML; paths start in the folder the command runs in`,
    );
  });
});
