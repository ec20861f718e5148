import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { checks, worldOf } from '@delivery/policy';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { downloadModules } from './go-modules.ts';

const module = 'k8s.io/pod-security-admission@v0.37.1';
const minors = ['1.34', '1.35', '1.36', '1.37'];

/** The pods that the API server's own admission plugin is tested with. */
const folder = join(downloadModules([module])(module).folder, 'test/testdata');

describe.each(['baseline', 'restricted'] as const)('the %s standard', (level) => {
  const own = checks.filter((check) => check.level === 'baseline' || check.level === level);

  it.each(minors)('admits and refuses the same pods as Kubernetes %s', (kubernetesVersion) => {
    for (const verdict of ['pass', 'fail'] as const) {
      const pods = join(folder, level, `v${kubernetesVersion}`, verdict);
      const names = readdirSync(pods);
      const admitted = names.filter((name) => {
        const object = parse(readFileSync(join(pods, name), 'utf8')) as Manifest;
        const world = worldOf([{ object, file: name }], { kubernetesVersion });
        return own.every((check) => [...check.inspect(world)].length === 0);
      });
      expect(names.length).toBeGreaterThan(10);
      expect(admitted).toEqual(verdict === 'pass' ? names : []);
    }
  });
});
