import type { Manifest } from '@delivery/manifest';
import { at } from '../../../fields.ts';

/** Whether what an Application, Kustomization or HelmRelease applies ends up on the cluster where it stands itself. */
export function syncsHere({ kind, spec }: Manifest): boolean {
  if (kind !== 'Application') return at(spec, 'kubeConfig') === undefined;
  const server = at(spec, 'destination', 'server');
  return server === 'https://kubernetes.default.svc' || at(spec, 'destination', 'name') === 'in-cluster';
}
