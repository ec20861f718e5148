import { emit, groupOf, pathOf, type Manifest } from '@delivery/manifest';
import { common } from '../merged.ts';
import { isShared, type AlignedObject, type CloudRendering, type DistributionFile } from '../rendering.ts';
import { additions } from './json-patch.ts';

const ROOT = 'generated/kustomize';

/**
 * A base with what the objects of all clouds have in common, and an overlay a cloud with the rest: patches, and the objects that not every
 * cloud has. Patches only add, so the base alone is no complete object. `kustomize build generated/kustomize/overlays/<cloud>` gives exactly
 * the objects of that cloud.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export function kustomization(
  clouds: readonly CloudRendering[],
  objects: readonly AlignedObject[],
): readonly DistributionFile[] {
  const shared = objects.filter(isShared);
  const own = objects.filter((object) => !isShared(object));
  return [
    ...baseFiles(shared),
    ...clouds.flatMap(({ cloud }, which) => overlayFiles(`${ROOT}/overlays/${cloud}`, which, shared, own)),
  ];
}

function baseFiles(shared: readonly AlignedObject[]): readonly DistributionFile[] {
  const files = shared.map(({ app, identity, merged }) => {
    return { app, path: `${app}/${pathOf(identity)}`, text: emit(common(merged)) };
  });
  return inFolder(`${ROOT}/base`, { resources: files.map(({ path }) => path) }, files);
}

function overlayFiles(
  folder: string,
  which: number,
  shared: readonly AlignedObject[],
  own: readonly AlignedObject[],
): readonly DistributionFile[] {
  const resources = own.flatMap(({ app, manifests }) => {
    const manifest = manifests[which];
    return manifest ? [{ app, path: `${app}/${pathOf(manifest)}`, text: emit(manifest) }] : [];
  });
  const patches = shared.flatMap(({ app, identity, merged }) => {
    const operations = additions(merged, which);
    if (operations.length === 0) return [];
    // no kind holds a `_`, so that no object has this file name
    const path = `${app}/${pathOf(identity).replace(/[^/]+$/, 'patch_$&')}`;
    return [{ file: { app, path, text: emit(operations) }, entry: { path, target: targetOf(identity) } }];
  });
  const fields = {
    resources: ['../../base', ...resources.map(({ path }) => path)],
    ...(patches.length > 0 && { patches: patches.map(({ entry }) => entry) }),
  };
  return inFolder(folder, fields, [...resources, ...patches.map(({ file }) => file)]);
}

function inFolder(
  folder: string,
  fields: Readonly<Record<string, unknown>>,
  files: readonly DistributionFile[],
): readonly DistributionFile[] {
  const text = emit({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...fields });
  return [{ path: 'kustomization.yaml', text }, ...files].map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}

/** The fields of a target are anchored regular expressions; of the names, `.` is the one character that means more than itself. */
function targetOf(identity: Manifest) {
  const { name, namespace } = identity.metadata;
  return {
    ...(groupOf(identity) !== '' && { group: groupOf(identity) }),
    version: identity.apiVersion.slice(identity.apiVersion.indexOf('/') + 1),
    kind: identity.kind,
    name: name.replaceAll('.', '\\.'),
    ...(namespace !== undefined && { namespace }),
  };
}
