import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const { toolchain } = /^toolchain (?<toolchain>go\S+)$/m.exec(
  readFileSync(join(import.meta.dirname, '../go/go.mod'), 'utf8'),
)?.groups as { toolchain: string };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeconform-wasm-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the script where `go` is this shell script, or nowhere. */
function build(go: string | undefined, ...args: string[]) {
  const path = mkdtempSync(join(folder, 'path-'));
  if (go !== undefined) {
    writeFileSync(join(path, 'go'), `#!/bin/sh\n${go}\n`);
    chmodSync(join(path, 'go'), 0o755);
  }
  const temporary = join(path, 'tmp');
  mkdirSync(temporary);
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'build-wasm.js'), ...args], {
    encoding: 'utf8',
    env: { PATH: path, TMPDIR: temporary },
  });
  return [status, stderr];
}

it('says that Go is missing, and which one to install', () => {
  expect(build(undefined)).toEqual([
    1,
    `build-wasm: Go is not installed (or not in PATH): install ${toolchain} from https://go.dev/dl/\n`,
  ]);
});

it('says that Go is too old to fetch the one it needs', () => {
  expect(build('echo go version go1.20.1 linux/amd64', '--check')).toEqual([
    1,
    `build-wasm: Go is go1.20.1, and too old to fetch ${toolchain}: install ${toolchain} from https://go.dev/dl/\n`,
  ]);
});

it('says that the compiler cannot be fetched, and why', () => {
  expect(build('echo "go: download go: no route" >&2; exit 1')).toEqual([
    1,
    `build-wasm: ${toolchain} cannot be had: install it from https://go.dev/dl/\ngo version failed:\ngo: download go: no route\n`,
  ]);
});

it('asks for the pinned compiler, and passes on what Go says', () => {
  const go = `if [ "$1" = version ]; then echo go version $GOTOOLCHAIN linux/amd64; else echo "no module" >&2; exit 1; fi`;
  expect(build(go, '--check')).toEqual([1, 'build-wasm: go mod vendor failed:\nno module\n']);
});

it('knows one option', () => {
  expect(build(undefined, '--chek')).toEqual([1, 'build-wasm: --chek: the only option is --check\n']);
});
