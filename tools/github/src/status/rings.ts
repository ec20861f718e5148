import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Refusal } from '@delivery/findings';
import type { RingCluster } from './ring-clusters.ts';

/** A ring, as `delivery rings --output json` tells. */
export interface Ring {
  readonly name: string;
  /** Branch that its clusters sync. */
  readonly ref: string;
  readonly clusters: readonly RingCluster[];
}

/** @throws Refusal with what the command says */
export function ringsOf(root: string): readonly Ring[] {
  const program = join(root, 'tools/cli/bin/delivery.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'rings', '--output', 'json'], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: Infinity },
  });
  if (status === 0) return (JSON.parse(stdout) as { readonly rings: readonly Ring[] }).rings;
  const found = (stderr || stdout).trim();
  const fix = 'run it in a clone of the repository with its whole history';
  throw new Refusal(2, [{ id: 'rings', severity: 'error', subject: 'delivery rings', found, fix }]);
}
