import { bound, reachOf, type Bind } from './binding.ts';

export const redis: Bind = ({ redis: name }, { cluster }) => {
  if (name === undefined) return undefined;
  const address = bound(cluster.bindings.redis, name);
  return {
    config: { REDIS_HOST: address.host, REDIS_PORT: String(address.port) },
    secretKeys: ['username', 'password'],
    egress: reachOf(address),
    hosts: [address.host],
  };
};
