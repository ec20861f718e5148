import type { Exporter } from '../exporter.ts';
import { counter, gauge, histogram } from './kinds.ts';

const resource = ['group', 'version', 'resource', 'subresource', 'scope', 'component'];
const webhook = ['name', 'type', 'operation'];
const policy = ['policy', 'policy_binding', 'error_type', 'enforcement_action'];

/** The API server, behind the Service `kubernetes`; managed clusters serve its metrics there too. */
export const kubeApiserver: Exporter = {
  name: 'kube-apiserver',
  version: '1.37',
  see: 'https://kubernetes.io/docs/reference/instrumentation/metrics/',
  metrics: {
    apiserver_request_total: counter('Requests.', 'verb', 'dry_run', 'code', ...resource),
    apiserver_request_duration_seconds: histogram('How long requests took.', 'verb', 'dry_run', ...resource),
    apiserver_request_terminations_total: counter('Requests that it gave up.', 'verb', 'code', ...resource),
    apiserver_current_inflight_requests: gauge('Requests under way.', 'request_kind'),
    apiserver_requested_deprecated_apis: gauge(
      '1 for an API that was asked for and will go.',
      ...['group', 'version', 'resource', 'subresource', 'removed_release'],
    ),
    apiserver_admission_webhook_admission_duration_seconds: histogram(
      'How long webhooks took.',
      ...webhook,
      'rejected',
    ),
    apiserver_admission_webhook_rejection_count: counter('Refusals.', ...webhook, 'error_type', 'rejection_code'),
    apiserver_admission_webhook_fail_open_count: counter('Objects let in since a webhook failed.', 'name', 'type'),
    apiserver_admission_webhook_request_total: counter('Calls of webhooks.', ...webhook, 'code', 'rejected'),
    apiserver_validating_admission_policy_check_total: counter('Checks of policies.', ...policy),
    apiserver_validating_admission_policy_check_duration_seconds: histogram('How long they took.', ...policy),
    apiserver_storage_objects: gauge('Objects that are stored.', 'resource'),
    etcd_request_duration_seconds: histogram('How long etcd took.', 'operation', 'type'),
  },
};
