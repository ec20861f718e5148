import type { Cluster } from '@delivery/fleet';
import { needsIn, serviceOn, type App, type OwnedNamespace, type ServiceDeclaration } from './declaration.ts';

/** A namespace and who answers for it. */
export interface Namespace extends Omit<OwnedNamespace, 'readsSecrets'> {
  readonly owner: string;
  readonly app: string;
  /** Whether it is that of a service. */
  readonly ofService: boolean;
  /** Whether ExternalSecrets in it read from the store. */
  readonly readsSecrets: boolean;
}

/** Every namespace that apps own on a cluster: a service that of its own name, others those that they declare. Sorted by name. */
export function namespacesOf(apps: readonly App[], cluster: Cluster): readonly Namespace[] {
  return apps
    .flatMap((app) => [...(app.service ? [ofService(app, app.service, cluster)] : []), ...declared(app, cluster)])
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function declared({ name: app, owner, namespaces = [] }: App, cluster: Cluster): readonly Namespace[] {
  return namespaces.map(({ readsSecrets = false, ...namespace }) => ({
    ...namespace,
    owner,
    app,
    ofService: false,
    readsSecrets: typeof readsSecrets === 'function' ? readsSecrets(cluster) : readsSecrets,
  }));
}

function ofService({ name, owner }: App, service: ServiceDeclaration, cluster: Cluster): Namespace {
  const readsSecrets = needsIn(serviceOn(service, cluster)).some(({ needs: { postgres, redis, topics } }) =>
    [postgres, redis, topics].some((need) => need !== undefined),
  );
  return { name, podSecurity: 'restricted', owner, app: name, ofService: true, readsSecrets };
}
