import type { EngineName } from '@delivery/fleet';
import type { Provided } from '@delivery/policy';

const namespaces: Readonly<Record<EngineName, string>> = { argocd: 'argocd', flux: 'flux-system' };
const serviceAccounts: Readonly<Record<EngineName, readonly string[]>> = {
  argocd: [],
  flux: ['helm-controller', 'kustomize-controller', 'source-controller'],
};

/** What the installation of an engine makes, which comes before the tree. */
export function providedByEngine(engine: EngineName): readonly Provided[] {
  const namespace = namespaces[engine];
  return [
    { group: '', kind: 'Namespace', name: namespace },
    ...serviceAccounts[engine].map((name) => ({ group: '', kind: 'ServiceAccount', namespace, name })),
  ];
}
