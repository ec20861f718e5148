// Plain JavaScript, because the benches import it on Node 20 without a loader.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export const kubeconform = {
  name: 'kubeconform',
  path: 'github.com/yannh/kubeconform/cmd/kubeconform',
  version: 'v0.8.0',
};

export const kubeScore = { name: 'kube-score', path: 'github.com/zegl/kube-score/cmd/kube-score', version: 'v1.20.0' };

export const actionlint = {
  name: 'actionlint',
  path: 'github.com/rhysd/actionlint/cmd/actionlint',
  version: 'v1.7.12',
};

export function goProgram(program) {
  const { name, version } = program;
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'delivery', 'go-programs');
  const file = join(cache, `${name}@${version}`);
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const into = mkdtempSync(`${file}-`);
  try {
    console.error(`building ${name} ${version}, once, in a minute or a few`);
    if (program.module === undefined) install(program, into);
    else build(program, into);
    renameSync(join(into, name), file);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
  return file;
}

function install({ path, version }, into) {
  go(['install', ...SMALL, `${path}@${version}`], { env: { GOBIN: into } });
}

function build({ name, path, version, module, tags = [] }, into) {
  const file = join(module, 'go.mod');
  if (!readFileSync(file, 'utf8').split(/\s/).includes(version)) {
    throw new Error(`${file} does not pin ${version} of ${name}: run "go get -tool ${path}@${version}" beside it`);
  }
  const args = ['build', '-mod=readonly', ...SMALL, `-tags=${tags.join(',')}`, '-o', join(into, name), path];
  go(args, { cwd: module });
}

const SMALL = ['-trimpath', '-ldflags=-s -w'];

function go(args, { cwd, env }) {
  try {
    execFileSync('go', args, {
      cwd,
      env: { ...process.env, ...env, GOFLAGS: '', CGO_ENABLED: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error('no program "go" on PATH: install Go 1.26 or newer (Debian: golang-go)', { cause: error });
    }
    throw new Error(`go ${args[0]} ${args.at(-1)}: ${String(error.stderr).trim()}`, { cause: error });
  }
}
