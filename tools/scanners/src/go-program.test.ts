import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { goProgram } from './go-program.js';

const folder = mkdtempSync(join(tmpdir(), 'go-program-'));
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it('builds no other version than the one that is pinned', () => {
  vi.stubEnv('XDG_CACHE_HOME', folder);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const file = join(folder, 'go.mod');
  writeFileSync(file, 'module a\n\nrequire example.com/tool v1.2.3 // indirect\n');
  const program = { name: 'tool', path: 'example.com/tool/cmd/tool', version: 'v1.2.4', module: folder };
  expect(() => goProgram(program)).toThrow(
    `${file} does not pin v1.2.4 of tool: run "go get -tool example.com/tool/cmd/tool@v1.2.4" beside it`,
  );
  expect(readdirSync(join(folder, 'delivery/go-programs'))).toEqual([]);
});
