import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program, or several of one module, that `go build` makes. `mods/<name>/` pins every module it consists of. */
export interface Program {
  /** Folder in `mods/`. */
  readonly name: string;
  /** The module whose version stands in `mods/<name>/go.mod`. */
  readonly module: string;
  readonly files: readonly string[];
  /** Linker variables, such as the version that the program reports. */
  readonly variables?: (version: string) => Readonly<Record<string, string>>;
}

const kubernetesVersion = (version: string) => {
  const [, minor = ''] = version.split('.');
  const at = 'k8s.io/component-base/version';
  const numbers = { [`${at}.gitMajor`]: '1', [`${at}.gitMinor`]: minor };
  return { [`${at}.gitVersion`]: version, ...numbers, [`${at}.gitTreeState`]: 'clean' };
};

export const programs: readonly Program[] = [
  { name: 'etcd', module: 'go.etcd.io/etcd/server/v3', files: ['etcd'] },
  {
    name: 'kubernetes',
    module: 'k8s.io/kubernetes',
    files: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'],
    variables: kubernetesVersion,
  },
  { name: 'kwok', module: 'sigs.k8s.io/kwok', files: ['kwok'] },
  {
    name: 'argocd',
    module: 'github.com/argoproj/argo-cd/v3',
    files: ['argocd'],
    variables: (version) => ({ 'github.com/argoproj/argo-cd/v3/common.version': version.slice(1) }),
  },
  { name: 'flux-source', module: 'github.com/fluxcd/source-controller', files: ['source-controller'] },
  { name: 'flux-kustomize', module: 'github.com/fluxcd/kustomize-controller', files: ['kustomize-controller'] },
  // The one of Argo CD, whose repo server runs it for charts.
  {
    name: 'helm',
    module: 'helm.sh/helm/v4',
    files: ['helm'],
    variables: (version) => ({ 'helm.sh/helm/v4/internal/version.version': version }),
  },
  {
    name: 'kustomize',
    module: 'sigs.k8s.io/kustomize/kustomize/v5',
    files: ['kustomize'],
    variables: (version) => ({ 'sigs.k8s.io/kustomize/api/provenance.version': version }),
  },
];

/** Only its manifests are used: how `flux install` puts the controllers on a cluster. */
export const fluxInstall = { name: 'flux-install', module: 'github.com/fluxcd/flux2/v2' } as const;

/** Count up when what `build` copies out of the modules changes: neither a module file nor a flag shows that. */
const copies = 1;

/**
 * Folder name of the built programs: equal inputs, equal programs.
 *
 * @param files module files by path, e.g. `etcd/go.sum`
 */
export function digest(files: ReadonlyMap<string, string>, goos: string, goarch: string): string {
  const hash = createHash('sha256').update(
    JSON.stringify([copies, goos, goarch, programs.map((program) => flags(program))]),
  );
  for (const path of [...files.keys()].sort()) hash.update(`\0${path}\0${files.get(path)}`);
  return hash.digest('hex').slice(0, 16);
}

/** Arguments of `go build` before the output; static, without paths of this machine, without debug tables. */
export function flags(program: Program, version = 'v0.0.0'): string[] {
  const variables = Object.entries(program.variables?.(version) ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  return ['build', '-trimpath', '-buildvcs=false', '-ldflags', ['-s', '-w', ...variables].join(' ')];
}

/** The version of a module that a go.mod requires, e.g. `v3.7.3`. */
export function requiredVersion(goMod: string, module: string): string {
  const line = goMod.split('\n').find((l) =>
    l
      .replace(/^require /, '')
      .trim()
      .startsWith(`${module} v`),
  );
  const version = line
    ?.trim()
    .split(' ')
    .find((word) => /^v\d/.test(word));
  if (version === undefined) throw new Error(`go.mod does not require ${module}`);
  return version;
}

/** Every file of `mods/`, by its path in it. */
export function readModuleFiles(mods: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(mods)) {
    for (const file of ['go.mod', 'go.sum']) files.set(`${name}/${file}`, readFileSync(join(mods, name, file), 'utf8'));
  }
  return files;
}

/** Go's names for a platform of Node. */
export function goPlatform(platform: string = process.platform, arch: string = process.arch) {
  return { goos: platform === 'win32' ? 'windows' : platform, goarch: arch === 'x64' ? 'amd64' : arch };
}
