import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { renderFluxInstall } from './flux-install.ts';
import { toolFolder } from './folders.ts';
import { need, needLinux } from './needs.ts';
import { outputs, programsFolder } from './programs.ts';
import { fluxInstall, flags, programs, requiredVersion, type Program } from './recipe.ts';
import { run } from './run.ts';

/** One line of progress: all its outputs appear together, or none. */
interface Step {
  readonly title: string;
  /** Paths below the programs folder. */
  readonly outputs: readonly string[];
  /** Makes the outputs below `into`. */
  readonly make: (into: string) => Promise<void>;
}

const mods = join(toolFolder, 'mods');
const goEnv = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' };

/**
 * Builds what is missing. Programs appear by rename only, so a build that was interrupted goes on where it was.
 *
 * @returns the folder of the programs
 */
export async function build(log: (line: string) => void): Promise<string> {
  needLinux();
  need(['go', 'git']);
  const folder = programsFolder();
  for (const step of [...(await Promise.all(programs.map(programStep))), ...(await copySteps(folder))]) {
    if (step.outputs.every((file) => existsSync(join(folder, file)))) {
      log(`${step.title}: built before`);
      continue;
    }
    const start = performance.now();
    await mkdir(folder, { recursive: true });
    const into = await mkdtemp(join(folder, '.building-'));
    try {
      await step.make(into);
      for (const file of step.outputs) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await rename(join(into, file), join(folder, file));
      }
    } finally {
      await rm(into, { recursive: true, force: true });
    }
    log(`${step.title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  return folder;
}

async function programStep(program: Program): Promise<Step> {
  const { name, module, files } = program;
  const cwd = join(mods, name);
  const version = requiredVersion(await readFile(join(cwd, 'go.mod'), 'utf8'), module);
  const [only] = files;
  const make = async (into: string) => {
    // A folder (with the slash) keeps the names of the packages; they are right where a module has several programs.
    const output = files.length === 1 ? join(into, 'bin', `${only}`) : join(into, 'bin/');
    await mkdir(join(into, 'bin'));
    await run('go', [...flags(program, version), '-o', output, 'tool'], { cwd, env: goEnv });
  };
  return { title: `${name} ${version}`, outputs: files.map((file) => `bin/${file}`), make };
}

async function copySteps(folder: string): Promise<Step[]> {
  const kwokStages = async (into: string) => {
    const from = join(await moduleFolder('kwok', 'sigs.k8s.io/kwok'), 'kustomize/stage');
    const names = ['node/fast/node-initialize', 'node/heartbeat-with-lease/node-heartbeat-with-lease'];
    names.push('pod/fast/pod-ready', 'pod/fast/pod-complete', 'pod/fast/pod-delete');
    const texts = await Promise.all(names.map((name) => readFile(join(from, `${name}.yaml`), 'utf8')));
    await write(join(into, outputs.stages), texts.join('\n---\n'));
  };
  const argocdInstall = async (into: string) => {
    const from = await moduleFolder('argocd', 'github.com/argoproj/argo-cd/v3');
    await write(join(into, outputs.argocd), toJson(await readFile(join(from, 'manifests/install.yaml'), 'utf8')));
    await write(join(into, outputs.gitVerify), await readFile(join(from, 'hack/git-verify-wrapper.sh'), 'utf8'));
    await chmod(join(into, outputs.gitVerify), 0o755);
  };
  const flux = async (into: string) => {
    const from = {
      install: await moduleFolder(fluxInstall.name, fluxInstall.module),
      'source-controller': await moduleFolder('flux-source', 'github.com/fluxcd/source-controller'),
      'kustomize-controller': await moduleFolder('flux-kustomize', 'github.com/fluxcd/kustomize-controller'),
    };
    const text = await renderFluxInstall(from, join(into, 'kustomize'), join(folder, 'bin/kubectl'));
    await write(join(into, outputs.flux), toJson(text));
  };
  return [
    { title: 'stages of kwok', outputs: [outputs.stages], make: kwokStages },
    { title: 'installation of argocd', outputs: [outputs.argocd, outputs.gitVerify], make: argocdInstall },
    { title: 'installation of flux', outputs: [outputs.flux], make: flux },
  ];
}

/** Where Go keeps the module that `mods/<name>/` pins; downloaded when it is not there. */
async function moduleFolder(name: string, module: string): Promise<string> {
  const text = await run('go', ['mod', 'download', '-json', module], { cwd: join(mods, name), env: goEnv });
  return (JSON.parse(text) as { Dir: string }).Dir;
}

/** JSON, because reading two megabytes of YAML takes longer than starting the cluster. */
function toJson(yaml: string): string {
  const objects = parseAllDocuments(yaml).map((document) => document.toJS() as unknown);
  return JSON.stringify(objects.filter((object) => object !== null));
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
