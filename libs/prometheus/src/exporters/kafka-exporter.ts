import type { Exporter } from '../exporter.ts';
import { gauge } from './kinds.ts';

const partition = ['topic', 'partition'];

export const kafkaExporter: Exporter = {
  name: 'kafka-exporter',
  version: '1.9.0',
  see: 'https://github.com/danielqsj/kafka_exporter/tree/v1.9.0#metrics',
  metrics: {
    kafka_brokers: gauge('Brokers of the Kafka cluster.'),
    kafka_topic_partitions: gauge('Partitions of a topic.', 'topic'),
    kafka_topic_partition_current_offset: gauge('The newest message.', ...partition),
    kafka_topic_partition_oldest_offset: gauge('The oldest message.', ...partition),
    kafka_topic_partition_in_sync_replica: gauge('Replicas that are up to date.', ...partition),
    kafka_topic_partition_under_replicated_partition: gauge('1 for one that misses replicas.', ...partition),
    kafka_consumergroup_current_offset: gauge('The message that was read last.', 'consumergroup', ...partition),
    kafka_consumergroup_lag: gauge('Messages that are not read yet.', 'consumergroup', ...partition),
    kafka_consumergroup_members: gauge('Readers of a group.', 'consumergroup'),
  },
};
