import type { Cluster } from '@delivery/fleet';
import { reachOf, type Bind } from './binding.ts';

/**
 * Topics as comma-separated lists. How to log in differs between brokers, so it comes with the credentials, in the words of KEDA, which
 * reads the same Secret: `sasl` is none, plaintext, scram_sha256 or scram_sha512, `tls` is enable or disable.
 *
 * @see https://keda.sh/docs/latest/scalers/apache-kafka/#authentication-parameters
 */
export const kafka: Bind = ({ topics }, { cluster }) => {
  if (topics === undefined) return undefined;
  const { publish = [], subscribe = [] } = topics;
  return {
    config: {
      KAFKA_BOOTSTRAP_SERVERS: bootstrapServers(cluster),
      ...(publish.length > 0 && { KAFKA_PUBLISH_TOPICS: publish.join(',') }),
      ...(subscribe.length > 0 && { KAFKA_SUBSCRIBE_TOPICS: subscribe.join(',') }),
    },
    secretKeys: kafkaSecretKeys,
    egress: reachOf(brokers(cluster)),
  };
};

export const kafkaSecretKeys: readonly string[] = ['username', 'password', 'sasl', 'tls'];

/** E.g. `kafka.example:9093`. */
export function bootstrapServers(cluster: Cluster): string {
  const { host, port } = brokers(cluster);
  return `${host}:${port}`;
}

function brokers({ bindings }: Cluster) {
  if (bindings.kafka === undefined) throw new Error('kafka: needs-are-bound did not run');
  return bindings.kafka;
}
