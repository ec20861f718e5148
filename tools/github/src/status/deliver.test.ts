import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const read = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'));

interface Job {
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly with?: { readonly ring: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly strategy?: { readonly matrix: { readonly cloud: readonly string[] } };
}
const jobsOf = (file: string) =>
  (read(`.github/workflows/${file}`) as { readonly jobs: Readonly<Record<string, Job>> }).jobs;

const rings = (read('clusters/rings.yaml') as readonly { readonly name: string }[]).map(({ name }) => name);

describe('deliver.yml', () => {
  const { 'build-and-test': build, 'security-scan': scan, ...others } = jobsOf('deliver.yml');

  it('lets a commit travel once it is built, tested and scanned, ring after ring in the order of the facts', () => {
    expect([build?.needs, scan?.needs]).toEqual([undefined, undefined]);
    expect(Object.entries(others).map(([name, { needs, uses, with: given }]) => [name, needs, uses, given])).toEqual(
      rings.map((ring, i) => [
        ring,
        i === 0 ? ['build-and-test', 'security-scan'] : rings[i - 1],
        './.github/workflows/deliver-ring.yml',
        { ring },
      ]),
    );
  });
});

describe('deliver-ring.yml', () => {
  const { advance, wait } = jobsOf('deliver-ring.yml');

  it('waits for every cloud that has clusters with somebody who waits', () => {
    const clusters = readdirSync(join(root, 'clusters')).flatMap((name) => {
      const facts = name.endsWith('.yaml') ? (read(`clusters/${name}`) as { cloud?: string; role?: string }) : {};
      return facts.cloud === undefined || facts.role === 'local' ? [] : [facts.cloud];
    });
    expect([...(wait?.strategy?.matrix.cloud ?? [])].sort()).toEqual([...new Set(clusters)].sort());
  });

  it('writes in the one job that moves the branch, which is as protected as its ring', () => {
    expect(advance?.permissions).toEqual({ contents: 'write', statuses: 'read' });
    expect(advance?.environment).toBe('${{ inputs.ring }}');
    expect(wait?.permissions).toEqual({ contents: 'read', statuses: 'read' });
    expect(wait?.needs).toBe('advance');
  });

  it('has no credentials of a cluster', () => {
    const text = readFileSync(join(root, '.github/workflows/deliver-ring.yml'), 'utf8');
    expect(text).not.toMatch(/secrets\.|id-token|kubeconfig|kubectl/);
  });
});
