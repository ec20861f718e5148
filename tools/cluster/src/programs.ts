import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, toolFolder } from './folders.ts';
import { digest, goPlatform, programs, readModuleFiles } from './recipe.ts';
import { refuse } from './refuse.ts';

/** What `build` leaves in its folder, by path. */
export const outputs = {
  programs: programs.flatMap(({ files }) => files.map((file) => `bin/${file}`)),
  /** Argo CD's repo server refuses to read any repository without it. */
  gitVerify: 'bin/git-verify-wrapper.sh',
  /** Objects of upstream's installation, a JSON array. */
  argocd: 'install/argocd.json',
  flux: 'install/flux.json',
  /** KWOK's own Stages for nodes and pods. */
  stages: 'stages/kwok.yaml',
} as const;

/** The folder of the programs for this checkout's module files; it need not exist yet. */
export function programsFolder(): string {
  const { goos, goarch } = goPlatform();
  return join(cacheFolder(), digest(readModuleFiles(join(toolFolder, 'mods')), goos, goarch));
}

/**
 * The folder of the built programs.
 *
 * @throws Refusal when one of them is missing
 */
export function builtPrograms(): string {
  const folder = programsFolder();
  const { programs: files, gitVerify, argocd, flux, stages } = outputs;
  const missing = [...files, gitVerify, argocd, flux, stages].filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return folder;
  throw refuse(2, {
    id: 'cluster-not-built',
    subject: 'the programs of the cluster',
    found: `${missing.length} of them are missing in ${folder}: ${missing.join(', ')}`,
    fix: 'npm run cluster:build; about 20 minutes the first time on two cores, seconds after that',
  });
}
