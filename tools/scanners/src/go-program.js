// Plain JavaScript, because the benches import it on Node 20 without a loader.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
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

export function goProgram({ name, path, version }) {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'delivery', 'go-programs');
  const file = join(cache, `${name}@${version}`);
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const into = mkdtempSync(`${file}-`);
  try {
    console.error(`building ${name} ${version}, once, in about a minute`);
    install(`${path}@${version}`, into);
    renameSync(join(into, name), file);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
  return file;
}

function install(target, into) {
  try {
    const env = { ...process.env, GOBIN: into, GOFLAGS: '', CGO_ENABLED: '0' };
    execFileSync('go', ['install', '-trimpath', '-ldflags=-s -w', target], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error('no program "go" on PATH: install Go 1.26 or newer (Debian: golang-go)', { cause: error });
    }
    throw new Error(`go install ${target}: ${String(error.stderr).trim()}`, { cause: error });
  }
}
