import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { editorSchemaFile, schemaFileTemplate, standaloneSchemas } from '@delivery/kubernetes';
import { refuseDisk } from '@delivery/tree';
import { counted } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { readAssets } from '../validate/assets.ts';
import { schemasFor } from '../validate/schemas-for.ts';

export interface SchemasDeps {
  readonly root: string;
  readonly assets: string;
  readonly cwd: string;
  /** Where the files go; those that stand there under other names stay. */
  readonly folder: string;
  /** @default - the newest that is known */
  readonly kubernetesVersion?: string;
}

/** Writes a JSON schema a kind, and one of all of them for editors, into a folder. */
export function schemas({ root, assets, cwd, folder, kubernetesVersion }: SchemasDeps, io: Io): Promise<ExitCode> {
  const set = readAssets(assets).schemas();
  const { version } = schemasFor(kubernetesVersion, set);
  io.progress(`writing schemas for Kubernetes ${version}`);
  const files = standaloneSchemas(set, version);
  const target = resolve(cwd, folder);
  refuseDisk(cwd, () => {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(target, name)), { recursive: true });
      writeFileSync(join(target, name), text);
    }
  });
  const shown = folder.split(sep).join('/').replace(/\/+$/, '');
  const settings = { 'yaml.schemas': { [editorPath(root, target)]: 'generated/**/*.yaml' } };
  const template = `${shown}/${schemaFileTemplate}`;
  const json = {
    command: 'schemas',
    exitCode: 0,
    folder: shown,
    kubernetesVersion: version,
    files: files.size,
    settings,
    template,
  };
  io.answer(json, () =>
    [
      `editor      .vscode/settings.json of the YAML extension by Red Hat`,
      ...JSON.stringify(settings, null, 2)
        .split('\n')
        .map((line) => `    ${line}`),
      `validators  ${template}`,
    ].join('\n'),
  );
  io.say(`wrote ${counted(files.size, 'file')} for Kubernetes ${version} to ${shown}/`);
  return Promise.resolve(0);
}

/** As settings of a workspace name it: from the workspace's root, or absolute for a folder elsewhere. */
function editorPath(root: string, target: string): string {
  const path = relative(root, target).split(sep).join('/');
  return path.startsWith('..') ? `${target.split(sep).join('/')}/${editorSchemaFile}` : `./${path}/${editorSchemaFile}`;
}
