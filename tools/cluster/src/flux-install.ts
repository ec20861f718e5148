import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

const controllers = ['source-controller', 'kustomize-controller'] as const;

/** Module folders: upstream's installation manifests, and each controller's own. */
export type FluxSources = Readonly<Record<'install' | (typeof controllers)[number], string>>;

/**
 * What `flux install --components=source-controller,kustomize-controller` would apply. Upstream's kustomizations fetch
 * the controllers' objects of a release; here the same objects come from the controllers' modules.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.5/pkg/manifestgen/install/templates.go
 * @returns multi-document YAML
 */
export async function renderFluxInstall(from: FluxSources, into: string, kubectl: string): Promise<string> {
  const manifests = join(from.install, 'manifests');
  for (const controller of controllers) {
    await copy(join(manifests, 'bases', controller), join(into, controller), (text) =>
      text.replace(/^- \S+\.crds\.yaml$/m, '- crd').replace(/^- \S+\.deployment\.yaml$/m, '- manager'),
    );
    for (const part of ['crd', 'manager'])
      await copy(join(from[controller], 'config', part), join(into, controller, part));
  }
  for (const part of ['rbac', 'policies', 'install']) await copy(join(manifests, part), join(into, part));
  await kustomization(join(into, 'roles'), { resources: ['../rbac'], nameSuffix: '-flux-system' });
  await kustomization(join(into, 'all'), {
    namespace: 'flux-system',
    resources: ['../install/namespace.yaml', '../policies', '../roles', ...controllers.map((name) => `../${name}`)],
    transformers: ['../install/labels.yaml'],
  });
  return run(kubectl, ['kustomize', '--load-restrictor=LoadRestrictionsNone', join(into, 'all')]);
}

async function kustomization(folder: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const object = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...fields };
  await writeFile(join(folder, 'kustomization.yaml'), JSON.stringify(object));
}

/** File by file: the module cache is read-only, and a copy of its modes could not be removed again. */
async function copy(from: string, into: string, change = (text: string) => text): Promise<void> {
  await mkdir(into, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(into, entry.name)];
    if (entry.isDirectory()) await copy(source, target);
    else await writeFile(target, change(await readFile(source, 'utf8')));
  }
}
