import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

export const falco: Exporter = {
  name: 'falco',
  version: '0.44.1',
  see: 'https://falco.org/docs/concepts/metrics/',
  metrics: {
    falcosecurity_falco_version_info: gauge('1 for every Falco.', 'version'),
    falcosecurity_falco_rules_matches_total: counter('Events that a rule saw.', 'rule_name', 'priority', 'source'),
    falcosecurity_falco_outputs_queue_num_drops_total: counter('Findings for which the queue had no room.'),
    falcosecurity_scap_n_evts_total: counter('System calls seen.'),
    falcosecurity_scap_n_drops_total: counter('System calls missed.'),
  },
  scrape: { namespace: 'falco', labels: { 'app.kubernetes.io/name': 'falco' }, port: 8765 },
};

/** Which carries Falco's findings on. */
export const falcosidekick: Exporter = {
  name: 'falcosidekick',
  version: '2.32.0',
  see: 'https://github.com/falcosecurity/falcosidekick/blob/2.32.0/stats_prometheus.go',
  metrics: {
    falcosecurity_falcosidekick_inputs_total: counter('Findings taken.', 'source', 'status'),
    falcosecurity_falcosidekick_outputs_total: counter('Findings carried on.', 'destination', 'status'),
    falcosecurity_falcosidekick_falco_events_total: counter(
      'Findings.',
      ...['hostname', 'rule', 'priority', 'priority_raw', 'source', 'k8s_ns_name', 'k8s_pod_name'],
    ),
  },
  scrape: { namespace: 'falco', labels: { 'app.kubernetes.io/name': 'falcosidekick' }, port: 2801 },
};
