import type { Exporter } from '../exporter.ts';
import { prometheusPods } from '../place.ts';
import { counter, gauge } from './kinds.ts';

/** Prometheus about itself. */
export const prometheus: Exporter = {
  name: 'prometheus',
  version: '3.16.0',
  see: 'https://github.com/prometheus/prometheus/tree/v3.16.0/documentation/prometheus-mixin',
  metrics: {
    prometheus_config_last_reload_successful: gauge('1 when the last configuration was taken.'),
    prometheus_rule_evaluations_total: counter('Evaluations of rules.', 'rule_group'),
    prometheus_rule_evaluation_failures_total: counter('Evaluations that failed.', 'rule_group'),
    prometheus_rule_group_iterations_missed_total: counter('Evaluations that came too late.', 'rule_group'),
    prometheus_rule_group_last_duration_seconds: gauge('How long the last evaluation took.', 'rule_group'),
    prometheus_rule_group_interval_seconds: gauge('How long there is between two.', 'rule_group'),
    prometheus_notifications_sent_total: counter('Alerts sent.', 'alertmanager'),
    prometheus_notifications_errors_total: counter('Alerts whose sending failed.', 'alertmanager'),
    prometheus_notifications_dropped_total: counter('Alerts that were never sent.', 'alertmanager'),
    prometheus_notifications_alertmanagers_discovered: gauge('Alertmanagers that it knows.'),
    prometheus_tsdb_head_series: gauge('Series in memory.'),
    prometheus_tsdb_head_samples_appended_total: counter('Samples stored.', 'type'),
    prometheus_tsdb_compactions_failed_total: counter('Blocks that could not be written.'),
    prometheus_tsdb_reloads_failures_total: counter('Blocks that could not be read.'),
    prometheus_tsdb_wal_corruptions_total: counter('Damage of the write-ahead log.'),
    prometheus_target_scrape_pool_exceeded_target_limit_total: counter('Reloads with too many targets.'),
    prometheus_target_scrapes_exceeded_sample_limit_total: counter('Scrapes with too many samples.'),
    prometheus_target_scrapes_sample_out_of_order_total: counter('Samples that came too late.'),
    prometheus_remote_storage_samples_failed_total: counter(
      'Samples that the remote store refused.',
      'remote_name',
      'url',
    ),
    prometheus_remote_storage_samples_total: counter('Samples sent to the remote store.', 'remote_name', 'url'),
    prometheus_remote_storage_samples_pending: gauge('Samples that wait for it.', 'remote_name', 'url'),
  },
  scrape: { namespace: prometheusPods.namespace, labels: prometheusPods.labels, port: prometheusPods.port },
};
