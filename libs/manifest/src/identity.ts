import { groupOf, type Manifest } from './manifest.ts';
import { checkApiVersion, checkKind, checkName, checkNamespace, checkRbacName, InvalidNameError } from './names.ts';

/** The fields that tell one object from another. */
export type Identity = Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>;

/** The folder of objects without a namespace; `_` cannot begin a namespace. */
const CLUSTER_SCOPED = '_cluster';
/** Of one path segment, on ext4, APFS and NTFS. */
const LONGEST_FILE_NAME = 255;

const GITOPS_FILE = /^generated\/clusters\/[^/]+\/gitops\/([^/]+)\.yaml$/;
const CRD_FILE = /^generated\/crds\/[^/]+\/[^/]+\/([^/]+)$/;

/** `<group>/<kind>/<namespace>/<name>`, e.g. `apps/Deployment/order/order`, `/Namespace//order`. Without the version: v1beta1 → v1 is a change, not a delete and a create. */
export function keyOf(m: Identity): string {
  return `${groupOf(m)}/${m.kind}/${m.metadata.namespace ?? ''}/${m.metadata.name}`;
}

/** For people: `Deployment order/order`, or `Namespace order` for a cluster-scoped object. */
export function nameOf({ kind, metadata: { namespace, name } }: Identity): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/**
 * `deployment.apps_order.yaml`, in kubectl's spelling. `_` occurs neither in a kind nor in a group, so two objects of a
 * namespace share a file name only when their kinds differ in case alone.
 *
 * @throws {InvalidNameError} for a name that an API server or a file system refuses
 */
export function fileNameOf(m: Identity): string {
  checkApiVersion(m.apiVersion);
  checkKind(m.kind);
  const group = groupOf(m);
  const { name } = m.metadata;
  if (group === 'rbac.authorization.k8s.io') checkRbacName(name);
  else if (group === '' && m.kind === 'Namespace') checkNamespace('metadata.name', name);
  else checkName(name);
  const file = `${m.kind.toLowerCase()}${group && '.'}${group}_${encodeURIComponent(name)}.yaml`;
  if (file.length > LONGEST_FILE_NAME) {
    const most = `${LONGEST_FILE_NAME} characters in the file name ${file.slice(0, 60)}…, which has ${file.length}`;
    throw new InvalidNameError('metadata.name', name, most);
  }
  return file;
}

/**
 * `<namespace>/<file name>`, or `_cluster/<file name>` for a cluster-scoped object.
 *
 * @throws {InvalidNameError} like `fileNameOf`
 */
export function pathOf(m: Identity): string {
  const { namespace } = m.metadata;
  if (namespace !== undefined) checkNamespace('metadata.namespace', namespace);
  return `${namespace ?? CLUSTER_SCOPED}/${fileNameOf(m)}`;
}

/** Two paths with equal results are one file on a disk that ignores case, or the form in which `ä` is written. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/**
 * Whether a file under `generated/` lies where its object belongs: then it was rendered once and is ours to remove.
 *
 * @param path - from the root of the repository, e.g. `generated/clusters/local/apps/order/order/service_order.yaml`
 */
export function isIdentity(path: string, m: Identity): boolean {
  const gitops = GITOPS_FILE.exec(path);
  if (gitops) return gitops[1] === m.metadata.name;
  try {
    const crd = CRD_FILE.exec(path);
    if (crd) return crd[1] === fileNameOf(m);
    return path.startsWith('generated/') && path.endsWith(`/${pathOf(m)}`);
  } catch (error) {
    if (error instanceof InvalidNameError) return false;
    throw error;
  }
}
