import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { toolFolder } from './folders.ts';
import { digest, flags, fluxInstall, goPlatform, programs, readModuleFiles, requiredVersion } from './recipe.ts';

describe('digest', () => {
  const files = new Map([
    ['a/go.mod', 'module a'],
    ['b/go.mod', 'module b'],
  ]);

  it('does not hang on the order in which the files were read', () => {
    const reversed = new Map([...files].toReversed());
    expect(digest(reversed, 'linux', 'amd64')).toBe(digest(files, 'linux', 'amd64'));
  });

  it('differs with each file, its path, the operating system and the architecture', () => {
    const digests = [
      digest(files, 'linux', 'amd64'),
      digest(files, 'darwin', 'amd64'),
      digest(files, 'linux', 'arm64'),
      digest(new Map([...files, ['b/go.mod', 'module c']]), 'linux', 'amd64'),
      digest(new Map([...files, ['b/go.sum', '']]), 'linux', 'amd64'),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('the committed module files', () => {
  const files = readModuleFiles(join(toolFolder, 'mods'));

  it.each([...programs, fluxInstall])('pin $name with its checksums', ({ name, module }) => {
    const version = requiredVersion(files.get(`${name}/go.mod`) ?? '', module);
    expect(files.get(`${name}/go.sum`)).toContain(`${module} ${version} h1:`);
  });

  it('belong to a program each', () => {
    const names = new Set([...files.keys()].map((path) => path.split('/')[0]));
    expect(names).toEqual(new Set([...programs, fluxInstall].map(({ name }) => name)));
  });
});

describe('flags', () => {
  it('let the API server tell its version, by which clients decide what it can do', () => {
    const kubernetes = programs.find(({ name }) => name === 'kubernetes');
    const linker = kubernetes && flags(kubernetes, 'v1.37.1').at(-1);
    expect(linker).toContain('-X k8s.io/component-base/version.gitVersion=v1.37.1');
    expect(linker).toContain('-X k8s.io/component-base/version.gitMinor=37 ');
  });

  it('make programs that hold no path of this machine', () => {
    for (const program of programs)
      expect(flags(program)).toEqual(expect.arrayContaining(['-trimpath', '-buildvcs=false']));
  });
});

describe('requiredVersion', () => {
  it('reads a single requirement and one of a list', () => {
    expect(requiredVersion('require a/b v1.2.3\n', 'a/b')).toBe('v1.2.3');
    expect(requiredVersion('require (\n\ta/b/c v0.1.0\n\ta/b v1.2.3 // indirect\n)\n', 'a/b')).toBe('v1.2.3');
  });

  it('says which module is missing', () => {
    expect(() => requiredVersion('module x\n', 'a/b')).toThrow('go.mod does not require a/b');
  });
});

it('goPlatform speaks of platforms as Go does', () => {
  expect(goPlatform('linux', 'x64')).toEqual({ goos: 'linux', goarch: 'amd64' });
  expect(goPlatform('darwin', 'arm64')).toEqual({ goos: 'darwin', goarch: 'arm64' });
});
