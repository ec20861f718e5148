import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSources } from './read-sources.ts';
import { tempFolder } from './testing/index.ts';

it('reads facts, releases, runbooks and CRDs, and nothing else, in code unit order', () => {
  const root = tempFolder({
    'clusters/local.yaml': 'cloud: local\n',
    'clusters/Zone.yaml': '',
    'clusters/environments/development.yaml': 'x: 1\n',
    'clusters/README.md': '',
    'apps/services/order/release.yaml': 'image: x\n',
    'apps/services/order/component.ts': '',
    'apps/services/order/deep/release.yaml': '',
    'docs/architecture.md': '',
    'docs/runbooks/OrderStuck.md': '## Symptom',
    'libs/kubernetes/crds/argo-cd/3.json': '{}',
    'libs/kubernetes/src/x.json': '',
    'generated/a.yaml': '',
  });
  const sources = readSources(root);
  expect(sources.map(({ file }) => file)).toEqual([
    'apps/services/order/release.yaml',
    'clusters/Zone.yaml',
    'clusters/environments/development.yaml',
    'clusters/local.yaml',
    'docs/runbooks/OrderStuck.md',
    'libs/kubernetes/crds/argo-cd/3.json',
  ]);
  expect(Buffer.from(sources[3]?.bytes ?? []).toString()).toBe('cloud: local\n');
});

it('is empty in an empty repository', () => {
  expect(readSources(tempFolder())).toEqual([]);
});

it('refuses facts that would be passed over for their name', () => {
  const root = tempFolder({ 'clusters/local.yml': '', 'apps/services/order/release.yml': '' });
  expect(() => readSources(root)).toThrow(
    expect.objectContaining({
      exitCode: 2,
      findings: ['apps/services/order/release', 'clusters/local'].map((file) =>
        expect.objectContaining({ subject: `${file}.yml`, allowed: '.yaml', fix: `rename it to ${file}.yaml` }),
      ),
    }),
  );
});

it('does not follow a link', () => {
  const root = tempFolder({ 'clusters/local.yaml': '' });
  symlinkSync('/etc/hostname', join(root, 'clusters/other.yaml'));
  expect(() => readSources(root)).toThrow('disk: clusters/other.yaml: a symbolic link or device');
});
