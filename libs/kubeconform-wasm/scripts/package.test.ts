import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
const script = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, name), ...args], { encoding: 'utf8' });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeconform-wasm-test-'));
  const { status, stderr } = script('build-package.js', join(folder, 'package'));
  expect([status, stderr]).toEqual([0, '']);
});
afterAll(() => rmSync(folder, { recursive: true }));

const built = (path = '') => join(folder, 'package', path);

it('is a package that publint has nothing to say about', async () => {
  const { messages } = await publint({ pkgDir: built(), strict: true });
  expect(messages).toEqual([]);
});

it('holds what it needs, with the licenses of all of it', () => {
  const files = readdirSync(built(), { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(built(file)).isFile(),
  );
  expect(files.filter((file) => !/^lib\/chunk-\w+\.js$/.test(file)).sort()).toEqual([
    ...['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES.txt', 'kubeconform.wasm.br'],
    ...['lib/bin.js', 'lib/find.d.ts', 'lib/index.d.ts', 'lib/index.js', 'lib/result.d.ts', 'lib/validator.d.ts'],
    'package.json',
  ]);
  const licenses = readFileSync(built('THIRD-PARTY-LICENSES.txt'), 'utf8');
  const goMod = readFileSync(join(import.meta.dirname, '../go/go.mod'), 'utf8');
  for (const module of [
    'yannh/kubeconform',
    'santhosh-tekuri/jsonschema/v6',
    'sigs.k8s.io/yaml',
    'k8s.io/kube-openapi',
  ]) {
    const [, version] = new RegExp(`${module} (v\\S+)`).exec(goMod) ?? [];
    expect(licenses).toContain(`${module} ${version}\n`);
  }
});

it('takes less than 5 MB and depends on nothing but Node', () => {
  const files = readdirSync(built(), { recursive: true, encoding: 'utf8' });
  expect(files.reduce((sum, file) => sum + statSync(built(file)).size, 0)).toBeLessThan(5_000_000);
  const manifest = JSON.parse(readFileSync(built('package.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(manifest).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
  expect(manifest).toMatchObject({ license: 'Apache-2.0', engines: { node: '>=20' } });
  const imported = files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [...readFileSync(built(file), 'utf8').matchAll(/\bfrom "([^"]+)"/g)].map(([, from]) => from));
  expect(imported.filter((from) => !/^(node:|\.\/)/.test(from ?? ''))).toEqual([]);
});

it('does what its README says, installed in an empty folder', () => {
  const { status, stdout, stderr } = script('try-package.js', '--package', built());
  expect([status, stderr, stdout]).toEqual([0, '', `${process.version}: as README.md says\n`]);
});
