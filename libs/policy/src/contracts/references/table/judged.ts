import type { World } from '../../../world.ts';
import type { Reference } from './references-of.ts';

/** What is kept together with its users, so that a folder from anywhere holds it too. */
const TOGETHER: ReadonlySet<string> = new Set([
  '/ConfigMap',
  '/PersistentVolumeClaim',
  '/Service',
  '/ServiceAccount',
  'argoproj.io/AnalysisTemplate',
  'helm.toolkit.fluxcd.io/HelmRelease',
  'keda.sh/TriggerAuthentication',
  'kustomize.toolkit.fluxcd.io/Kustomization',
  'networking.istio.io/DestinationRule',
  'networking.istio.io/VirtualService',
  'rbac.authorization.k8s.io/Role',
]);

/**
 * Whether a name that leads nowhere in the tree is wrong. Where nobody says what the cluster has besides, it is only for what stands
 * together with its users, in their own namespace.
 */
export function isJudged(world: World, { object, group, kind, namespace }: Reference): boolean {
  if (world.facts.provides !== undefined) return true;
  return TOGETHER.has(`${group}/${kind}`) && namespace === object.metadata.namespace;
}
