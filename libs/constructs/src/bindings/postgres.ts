import { bound, reachOf, type Bind } from './binding.ts';

export const postgres: Bind = ({ postgres: database }, { cluster }) => {
  if (database === undefined) return undefined;
  const address = bound(cluster.bindings.postgres, database);
  return {
    config: {
      POSTGRES_DATABASE: database,
      POSTGRES_HOST: address.host,
      POSTGRES_PORT: String(address.port),
    },
    secretKeys: ['username', 'password'],
    egress: reachOf(address),
    hosts: [address.host],
  };
};
