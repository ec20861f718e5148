import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './fleet.ts';

/** Every tenth has a field too many, every seventh is written as only text can be. */
function manifest(i: number): string {
  const wrong = i % 10 === 0 ? 'dta: {}\n' : '';
  const odd = i % 7 === 0 ? 'data: {debug: "yes"}\n' : '';
  const kind = ['ConfigMap', 'Secret', 'ServiceAccount'][i % 3];
  return `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: a${i}\n${kind === 'ConfigMap' ? odd : ''}${wrong}`;
}

it('many objects, looked at in threads, have the findings that each has by itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-threads-'));
  try {
    const names = Array.from({ length: 900 }, (_, i) => `${String(i).padStart(3, '0')}.yaml`);
    names.forEach((name, i) => writeFileSync(join(folder, name), manifest(i)));
    const args = [
      join(root, 'tools/cli/bin/delivery.js'),
      'validate',
      '.',
      '--policy',
      'none',
      '--no-cache',
      '--output',
      'json',
    ];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
    const { counts, findings } = JSON.parse(stdout) as {
      counts: object;
      findings: readonly { at: { file: string }; found: string }[];
    };
    expect(status).toBe(1);
    expect(counts).toMatchObject({ objects: 900, valid: 810, invalid: 90, errors: 0, skipped: 0 });
    expect(findings.map(({ at, found }) => [at.file, found])).toEqual(
      names.filter((_, i) => i % 10 === 0).map((name) => [name, 'the field "dta"']),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
