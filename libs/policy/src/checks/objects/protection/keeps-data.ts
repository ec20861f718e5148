import { groupOf, type Manifest } from '@delivery/manifest';
import { listAt } from '../../../fields.ts';

const KINDS: Readonly<Record<string, string>> = {
  Namespace: '',
  CustomResourceDefinition: 'apiextensions.k8s.io',
  PersistentVolumeClaim: '',
  PersistentVolume: '',
};

const VOLUMES = ['PersistentVolumeClaim', 'PersistentVolume'];

/** Ends of the groups whose objects are things of a cloud: Crossplane, AWS and Google controllers, Azure Service Operator. */
const CLOUD_GROUPS = ['.upbound.io', '.crossplane.io', '.services.k8s.aws', '.cnrm.cloud.google.com', '.azure.com'];

/** Groups of Crossplane that hold its own configuration. */
const CONFIGURATION = ['apiextensions.crossplane.io', 'pkg.crossplane.io', 'ops.crossplane.io'];

/** Whether data, or every object of a kind, is lost with this one: it must outlive its removal from the tree. */
export function mustOutlive(object: Manifest): boolean {
  return KINDS[object.kind] === groupOf(object) || claimsVolumes(object) || isCloudResource(object);
}

/** Whether it holds data itself, or asks for something that does. */
export function keepsData(object: Manifest): boolean {
  const isVolume = groupOf(object) === '' && VOLUMES.includes(object.kind);
  return isVolume || claimsVolumes(object) || isCloudResource(object);
}

function claimsVolumes(object: Manifest): boolean {
  if (object.kind !== 'StatefulSet' || groupOf(object) !== 'apps') return false;
  return listAt(object, 'spec', 'volumeClaimTemplates').length > 0;
}

function isCloudResource(object: Manifest): boolean {
  const group = groupOf(object);
  return CLOUD_GROUPS.some((end) => group.endsWith(end)) && !CONFIGURATION.includes(group);
}
