import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { need, needLinux } from './needs.ts';

it('need names every program that is missing, and none that is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'needs-'));
  try {
    await writeFile(join(folder, 'git'), '');
    await chmod(join(folder, 'git'), 0o755);
    const PATH = `/nowhere:${folder}`;
    expect(() => need(['git'], { PATH })).not.toThrow();
    expect(() => need(['git', 'redis-server', 'ip'], { PATH })).toThrow(
      [
        'cluster-needs-program: redis-server: no program redis-server on PATH; apt-get install redis-server',
        'cluster-needs-program: ip: no program ip on PATH; apt-get install iproute2',
      ].join('\n'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('needLinux refuses other systems', () => {
  expect(() => needLinux('darwin')).toThrow('operating system darwin');
  expect(() => needLinux('linux')).not.toThrow();
});
