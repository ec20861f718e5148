import type { Exporter } from '../exporter.ts';
import { counter, gauge, histogram } from './kinds.ts';

export const gatekeeper: Exporter = {
  name: 'gatekeeper',
  version: '3.23.1',
  see: 'https://open-policy-agent.github.io/gatekeeper/website/docs/metrics/',
  metrics: {
    gatekeeper_violations: gauge('Objects that break a constraint.', 'enforcement_action'),
    gatekeeper_constraints: gauge('Constraints.', 'enforcement_action', 'status'),
    gatekeeper_constraint_templates: gauge('Templates.', 'status'),
    gatekeeper_audit_last_run_time: gauge('When the last audit began, in seconds since 1970.'),
    gatekeeper_audit_last_run_end_time: gauge('When the last audit ended, in seconds since 1970.'),
    gatekeeper_validation_request_count: counter('Requests answered.', 'admission_status', 'admission_dryrun'),
    gatekeeper_validation_request_duration_seconds: histogram('How long they took.', 'admission_status'),
  },
  scrape: { namespace: 'gatekeeper', labels: { 'gatekeeper.sh/system': 'yes' }, port: 8888 },
};
