import type { ServiceDeclaration } from '@delivery/catalog';
import type { Address, Cluster } from '@delivery/fleet';

/** A database that a service needs, at the address that the cluster's facts bind. */
export interface PostgresBinding extends Address {
  readonly database: string;
  /** Name of the Secret with `username` and `password`, which an ExternalSecret makes. */
  readonly secretName: string;
}

/** The service's database on this cluster; undefined when it needs none. That it is bound is the catalog's rule. */
export function postgresOf(
  name: string,
  { needs }: ServiceDeclaration,
  { bindings }: Cluster,
): PostgresBinding | undefined {
  const database = needs.postgres;
  const address = database === undefined ? undefined : bindings.postgres[database];
  return database === undefined || address === undefined
    ? undefined
    : { ...address, database, secretName: `${name}-postgres` };
}
